// round-trip IN OUT: reads each document of IN, one a line, into the generated types and writes it to OUT.
//
// It reads with UseNumber: `extensions` may hold any JSON, and in an interface{} the generated UnmarshalCaseFile would
// make a float64 of every number, which rounds integers beyond 2^53.
package main

import (
	"bytes"
	"encoding/json"
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
		var file CaseFile
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.UseNumber()
		if err := decoder.Decode(&file); err != nil {
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
