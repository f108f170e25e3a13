import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inspect } from '../../src/profile/inspect.ts';
import { toData } from '../../src/profile/located.ts';
import { parseSource } from '../../src/profile/parse.ts';
import { CONTEXT, sourceOf } from './loading.ts';

const EXAMPLE = readFileSync(new URL('./full-example.yaml', import.meta.url), 'utf8');

test('every section and key of version 1 parses, into the one form that planners see', () => {
  const { document, diagnostics } = inspect(parseSource(sourceOf(EXAMPLE)), CONTEXT);
  expect(diagnostics).toEqual([]);
  expect(document && toData(document)).toMatchInlineSnapshot(`
    {
      "credentials": [
        {
          "login": "\${env:ATHENS_USER}",
          "machine": "athens.acme.internal",
          "password": "\${env:ATHENS_TOKEN}",
        },
      ],
      "description": "Acme developers behind the inspecting proxy",
      "environment": "production",
      "extends": [
        "cn",
        "./base.yaml",
      ],
      "git": {
        "http": [
          {
            "clientCert": "/home/gopher/c.pem",
            "clientKey": "/home/gopher/k.pem",
            "proxy": "http://other:3128",
            "url": "https://git.partner.example/",
          },
        ],
        "rewrite": [
          {
            "from": "https://git.acme.internal/",
            "to": "ssh://git@git.acme.internal/",
          },
        ],
      },
      "go": {
        "env": {
          "CGO_ENABLED": "0",
          "GOFLAGS": "-modcacherw",
          "GOPATH": "/home/gopher/go",
        },
        "install": "1.26.8",
        "private": [
          {
            "path": "git.acme.internal",
            "via": "direct",
          },
          {
            "path": "github.com/partner",
            "via": "direct",
          },
        ],
        "proxy": [
          {
            "fallback": "not-found",
            "url": "https://athens.acme.internal",
          },
          {
            "fallback": "any-error",
            "url": "https://goproxy.cn",
          },
          {
            "fallback": "not-found",
            "url": "direct",
          },
        ],
        "sumdb": "default",
        "toolchain": "local",
        "vcs": [
          {
            "allow": [
              "git",
            ],
            "pattern": "git.acme.internal",
          },
        ],
      },
      "insecure": [
        {
          "allow": "plain-http",
          "approvedBy": "SEC-20260401-015",
          "expires": "2026-12-31",
          "module": "git.lab.internal",
          "reason": "lab server has no TLS until the move",
        },
        {
          "allow": "skip-tls-verify",
          "approvedBy": "SEC-1",
          "expires": "2026-12-31",
          "host": "git.lab.internal",
          "reason": "the same",
        },
        {
          "allow": "no-sumdb",
          "approvedBy": "SEC-1",
          "expires": "2026-12-31",
          "module": "example.com/x",
          "reason": "the same",
        },
        {
          "allow": "http-rewrite",
          "approvedBy": "SEC-1",
          "expires": "2026-12-31",
          "host": "git.lab.internal",
          "reason": "the same",
        },
      ],
      "name": "acme",
      "network": {
        "noProxy": [
          "acme.internal",
          "10.0.0.0/8",
        ],
        "proxy": {
          "http": "http://proxy.acme.internal:8080",
          "https": "http://proxy.acme.internal:8080",
        },
      },
      "offline": {
        "bundles": [
          {
            "file": "/p/acme-2026-11.gobundle",
            "sha256": "9f2c00112233445566778899aabbccddeeff00112233445566778899aabbccdd",
          },
        ],
      },
      "requires": ">=0.4",
      "scope": "user",
      "shell": {
        "env": {
          "GIT_TERMINAL_PROMPT": "0",
        },
        "path": [
          "/home/gopher/go/bin",
        ],
        "unset": [
          "GOPROXY",
          "GOSUMDB",
        ],
      },
      "ssh": {
        "hosts": [
          {
            "host": "git.acme.internal",
            "hostName": "git-ssh.acme.internal",
            "identityFile": "~/.ssh/id_ed25519",
            "knownHosts": [
              "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
            ],
            "port": 2222,
            "proxyJump": "bastion",
            "user": "git",
          },
        ],
      },
      "trust": {
        "certificates": [
          {
            "file": "/certs/acme-root.pem",
            "leaf": false,
            "sha256": [
              "9f2c00112233445566778899aabbccddeeff00112233445566778899aabbccdd",
            ],
          },
        ],
        "scope": "machine",
      },
      "version": 1,
    }
  `);
});
