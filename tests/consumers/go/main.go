// round-trip IN OUT: reads each document of IN, one a line, into the generated types and writes it to OUT.
package main

import (
	"bytes"
	"log"
	"os"
)

func main() {
	documents, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var out bytes.Buffer
	for i, line := range bytes.Split(bytes.TrimSpace(documents), []byte("\n")) {
		file, err := UnmarshalCaseFile(line)
		if err != nil {
			log.Fatalf("document %d: %v", i+1, err)
		}
		data, err := file.Marshal()
		if err != nil {
			log.Fatalf("document %d: %v", i+1, err)
		}
		out.Write(data)
		out.WriteByte('\n')
	}
	if err := os.WriteFile(os.Args[2], out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
