// Prints the h1 of zips, by Go's own code, so many at a time: dirhash WORKERS FILE…
package main

import (
	"fmt"
	"log"
	"os"
	"strconv"
	"sync"

	"golang.org/x/mod/sumdb/dirhash"
)

func main() {
	workers, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	files := make(chan string)
	var group sync.WaitGroup
	for range workers {
		group.Add(1)
		go func() {
			defer group.Done()
			for file := range files {
				hash, err := dirhash.HashZip(file, dirhash.Hash1)
				if err != nil {
					log.Fatal(err)
				}
				fmt.Println(hash)
			}
		}()
	}
	for _, file := range os.Args[2:] {
		files <- file
	}
	close(files)
	group.Wait()
}
