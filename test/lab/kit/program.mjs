import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRIVATE_MODULE } from './private-repository.mjs';

/** Writes a program that needs public, private and real modules; `go run .` prints `EXPECTED_OUTPUT`. */
export function writeProgram(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'go.mod'), 'module app.example/shop\n\ngo 1.18\n');
  writeFileSync(join(folder, 'main.go'), MAIN);
  return folder;
}

export const EXPECTED_OUTPUT = 'hello from a public module, a private module, 36 letters, fine\n';

const MAIN = `package main

import (
	"fmt"

	"example.com/pub/greeting"
	"${PRIVATE_MODULE}"
	"github.com/google/uuid"
	"github.com/pkg/errors"
)

func main() {
	length := len(uuid.NewSHA1(uuid.NameSpaceDNS, []byte("lab")).String())
	fmt.Printf("%s, %s, %d letters, %s\\n", greeting.Text(), lib.Secret(), length, errors.New("fine"))
}
`;
