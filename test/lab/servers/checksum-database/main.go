// A checksum database of a company: golang.org/x/mod's own, over the modules of GOPROXY trees.
//
//	checksum-database NAME TREE…
//
// The first line of its output is {"key": …, "port": …}: the verifier key, made for this run, and the port on
// 127.0.0.1. It ends with its standard input.
package main

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb"
	"golang.org/x/mod/sumdb/dirhash"
	"golang.org/x/mod/sumdb/note"
)

func main() {
	signer, verifier, err := note.GenerateKey(rand.Reader, os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	trees := trees(os.Args[2:])
	go http.Serve(listener, sumdb.NewServer(sumdb.NewTestServer(signer, trees.record)))
	port := listener.Addr().(*net.TCPAddr).Port
	json.NewEncoder(os.Stdout).Encode(map[string]any{"key": verifier, "port": port})
	io.Copy(io.Discard, os.Stdin)
}

type trees []string

// record gives the two go.sum lines of a module version; fs.ErrNotExist becomes an answer 404.
func (t trees) record(path, version string) ([]byte, error) {
	escaped, err := module.EscapePath(path)
	if err != nil {
		return nil, err
	}
	for _, tree := range t {
		file := filepath.Join(tree, escaped, "@v", version)
		zip, err := dirhash.HashZip(file+".zip", dirhash.Hash1)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		mod, err := dirhash.Hash1([]string{"go.mod"}, func(string) (io.ReadCloser, error) { return os.Open(file + ".mod") })
		return []byte(fmt.Sprintf("%s %s %s\n%s %s/go.mod %s\n", path, version, zip, path, version, mod)), err
	}
	return nil, fs.ErrNotExist
}
