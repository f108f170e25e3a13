import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Break, HttpSeen, Passed, Stage, TlsSeen, Trace, Tried, Walk } from '../../core/network.ts';
import { askHttp } from './ask-http.ts';
import { dial, triedBefore } from './dial.ts';
import { type Deadline, deadlineIn, WalkFault } from './fault.ts';
import { type ProxyAddress, proxyAddress } from './proxy-address.ts';
import { type Naming, resolveName } from './resolve-name.ts';
import { type Offer, secure } from './secure.ts';
import { openSocks } from './socks.ts';
import { openTunnel } from './tunnel.ts';

/** One walk under way: what it has seen so far. */
export class Way {
  private readonly passed: Passed[] = [];
  private addresses: readonly string[] = [];
  private tried: readonly Tried[] = [];
  private tls: TlsSeen | undefined;
  private http: HttpSeen | undefined;
  private stage: Stage = 'dns';
  private since = performance.now();
  private atProxy = false;
  private readonly start = performance.now();
  private readonly walk: Walk;
  private readonly naming: Naming;
  private readonly context: (offer: Offer) => SecureContext;
  private readonly deadline: Deadline;

  constructor(walk: Walk, naming: Naming, context: (offer: Offer) => SecureContext) {
    this.walk = walk;
    this.naming = naming;
    this.context = context;
    this.deadline = deadlineIn(walk.timeout, walk.signal);
  }

  /** `last`: the stage to stop behind. */
  async go(last: Stage = 'http'): Promise<Trace> {
    let socket: Socket | undefined;
    try {
      socket = await this.arrive(new URL(this.walk.url));
      if (last === 'http') await this.ask(socket, new URL(this.walk.url));
      return this.trace();
    } catch (error) {
      return this.trace(this.breakOf(error));
    } finally {
      socket?.destroy();
    }
  }

  /** A connection on which the request can be sent. */
  private async arrive(url: URL): Promise<Socket> {
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const proxy = this.walk.proxy === undefined ? undefined : proxyAddress(this.walk.proxy);
    this.atProxy = proxy !== undefined;
    const socket = await this.connect(proxy ?? { host, port });
    const reached = proxy
      ? await this.through(socket, proxy, { host, port, isHttps: url.protocol === 'https:' })
      : socket;
    this.atProxy = false;
    if (url.protocol !== 'https:') return reached;
    return this.shake(reached, host);
  }

  private async connect({ host, port }: { readonly host: string; readonly port: number }): Promise<Socket> {
    this.enter('dns');
    this.addresses = await resolveName(host, this.deadline, this.naming);
    this.leave();
    this.enter('tcp');
    const { socket, tried } = await dial(this.addresses, port, this.deadline);
    this.tried = tried;
    this.leave();
    return socket;
  }

  private async through(
    plain: Socket,
    proxy: ProxyAddress,
    to: { readonly host: string; readonly port: number; readonly isHttps: boolean },
  ): Promise<Socket> {
    this.enter('proxy');
    const { context, deadline } = { context: this.context('go'), deadline: this.deadline };
    const socket = proxy.isTls
      ? (await secure(plain, { host: proxy.host, context, deadline })).socket
      : plain;
    const authority = `${to.host.includes(':') ? `[${to.host}]` : to.host}:${to.port}`;
    const { login, user } = proxy;
    if (proxy.isSocks) await openSocks(socket, { ...to, ...(user && { user }) }, deadline);
    else if (to.isHttps)
      await openTunnel(socket, { authority, ...(login !== undefined && { login }) }, deadline);
    this.leave();
    return socket;
  }

  private async shake(plain: Socket, host: string): Promise<Socket> {
    this.enter('tls');
    const { isLargeHello } = this.walk;
    const context = this.context('go');
    const { socket, seen } = await secure(plain, { host, context, isLargeHello, deadline: this.deadline });
    this.tls = seen;
    this.leave();
    return socket;
  }

  private async ask(socket: Socket, url: URL): Promise<void> {
    this.enter('http');
    const { headers: given = {}, limit = 65_536 } = this.walk;
    const { Authorization: _, ...open } = given;
    const isSafe = this.tls !== undefined && this.tls.distrusted === undefined && this.tls.isForHost;
    const proxy = this.walk.proxy === undefined ? undefined : proxyAddress(this.walk.proxy);
    const isForwarded = proxy !== undefined && !proxy.isSocks && url.protocol === 'http:';
    const headers = {
      Host: url.host,
      'User-Agent': 'Go-http-client/1.1',
      ...(isSafe ? given : open),
      ...(isForwarded && proxy.login !== undefined && { 'Proxy-Authorization': proxy.login }),
    };
    const path = isForwarded ? url.href : `${url.pathname}${url.search}`;
    this.http = await askHttp(socket, { path, headers, limit }, this.deadline);
    this.leave();
  }

  private enter(stage: Stage): void {
    this.stage = stage;
    this.since = performance.now();
  }

  private leave(): void {
    this.passed.push({ stage: this.stage, ms: performance.now() - this.since });
  }

  private breakOf(error: unknown): Break {
    if (this.stage === 'tcp') this.tried = triedBefore(error);
    const { stage, atProxy } = this;
    if (!(error instanceof WalkFault))
      return { stage, atProxy, kind: 'other', text: error instanceof Error ? error.message : String(error) };
    const { kind, message: text, status } = error;
    return { stage, atProxy, kind, text, ...(status !== undefined && { status }) };
  }

  private trace(broken?: Break): Trace {
    const { passed, addresses, tried, tls, http } = this;
    const ms = performance.now() - this.start;
    return {
      url: this.walk.url,
      passed,
      addresses,
      tried: [...tried],
      ms,
      ...(tls && { tls }),
      ...(http && { http }),
      ...(broken && { broken }),
    };
  }
}
