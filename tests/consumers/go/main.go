// round-trip OUT CASE...: reads each case file into the generated types and writes it to OUT/0.json, OUT/1.json and so on.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
)

func main() {
	for i, path := range os.Args[2:] {
		data, err := os.ReadFile(path)
		if err != nil {
			log.Fatal(err)
		}
		file, err := UnmarshalCaseFile(data)
		if err != nil {
			log.Fatalf("%s: %v", path, err)
		}
		data, err = file.Marshal()
		if err != nil {
			log.Fatalf("%s: %v", path, err)
		}
		if err := os.WriteFile(filepath.Join(os.Args[1], fmt.Sprintf("%d.json", i)), data, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
