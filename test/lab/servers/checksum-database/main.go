// A checksum database of a company: golang.org/x/mod's own, over the modules of GOPROXY trees.
//
//	checksum-database [-growing] [-fork N] NAME TREE…
//
// The first line of its output is {"key": …, "port": …}: the verifier key, made for this run, and the port on
// 127.0.0.1. It ends with its standard input.
//
// With -growing a stranger's record comes before every look-up, so that no two answers carry the same tree head, as
// it is with a database that many people use. With -fork N it has another history from the N-th look-up on: the first
// server's key, other records.
package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb"
	"golang.org/x/mod/sumdb/dirhash"
	"golang.org/x/mod/sumdb/note"
)

func main() {
	growing := flag.Bool("growing", false, "a stranger's record before every look-up")
	fork := flag.Int64("fork", 0, "another history from this look-up on")
	flag.Parse()
	signer, verifier, err := note.GenerateKey(rand.Reader, flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	trees := trees(flag.Args()[1:])
	first := newHistory(signer, trees, *growing)
	second := newHistory(signer, trees, *growing)
	second.ops.Lookup(context.Background(), module.Version{Path: stranger, Version: "v2.0.0"})
	var lookups atomic.Int64
	go http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := lookups.Load()
		if strings.HasPrefix(r.URL.Path, "/lookup/") {
			asked = lookups.Add(1)
		}
		if *fork > 0 && asked >= *fork {
			second.serve(w, r)
		} else {
			first.serve(w, r)
		}
	}))
	port := listener.Addr().(*net.TCPAddr).Port
	json.NewEncoder(os.Stdout).Encode(map[string]any{"key": verifier, "port": port})
	io.Copy(io.Discard, os.Stdin)
}

// history is one tree of records.
type history struct {
	ops     *sumdb.TestServer
	server  http.Handler
	growing bool
	count   atomic.Int64
}

func newHistory(signer string, trees trees, growing bool) *history {
	ops := sumdb.NewTestServer(signer, trees.record)
	return &history{ops: ops, server: sumdb.NewServer(ops), growing: growing}
}

func (h *history) serve(w http.ResponseWriter, r *http.Request) {
	if h.growing && strings.HasPrefix(r.URL.Path, "/lookup/") {
		version := fmt.Sprintf("v1.0.%d", h.count.Add(1))
		h.ops.Lookup(r.Context(), module.Version{Path: stranger, Version: version})
	}
	h.server.ServeHTTP(w, r)
}

const stranger = "stranger.example/x"

type trees []string

// record gives the two go.sum lines of a module version; fs.ErrNotExist becomes an answer 404.
func (t trees) record(path, version string) ([]byte, error) {
	if path == stranger {
		return []byte(fmt.Sprintf("%s %s h1:x=\n%s %s/go.mod h1:y=\n", path, version, path, version)), nil
	}
	escaped, err := module.EscapePath(path)
	if err != nil {
		return nil, err
	}
	for _, tree := range t {
		file := filepath.Join(tree, escaped, "@v", version)
		if _, err := os.Stat(file + ".mod"); os.IsNotExist(err) {
			continue
		}
		zip, err := dirhash.HashZip(file+".zip", dirhash.Hash1)
		if os.IsNotExist(err) {
			// Of a module that only the graph names, a tree has the go.mod alone; a record has two lines all the same.
			zip, err = "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", nil
		}
		if err != nil {
			return nil, err
		}
		mod, err := dirhash.Hash1([]string{"go.mod"}, func(string) (io.ReadCloser, error) { return os.Open(file + ".mod") })
		return []byte(fmt.Sprintf("%s %s %s\n%s %s/go.mod %s\n", path, version, zip, path, version, mod)), err
	}
	return nil, fs.ErrNotExist
}
