// node ask.cjs URL: https with node's own roots, through the proxy of the environment (node 20 does not take it by itself).
const http = require('node:http');
const https = require('node:https');
const tls = require('node:tls');

const target = new URL(process.argv[2]);
const proxy = process.env.HTTPS_PROXY && new URL(process.env.HTTPS_PROXY);
if (!proxy) https.get(target, judge);
else {
  const login = Buffer.from(decodeURIComponent(`${proxy.username}:${proxy.password}`)).toString('base64');
  const headers = proxy.username ? { 'Proxy-Authorization': `Basic ${login}` } : {};
  const tunnel = {
    hostname: proxy.hostname,
    port: proxy.port,
    method: 'CONNECT',
    path: `${target.host}:443`,
  };
  const asked = http.request({ ...tunnel, headers });
  asked.on('connect', (answer, socket) => {
    judge(answer);
    https.get(target, { createConnection: () => tls.connect({ socket, servername: target.host }) }, judge);
  });
  asked.end();
}

function judge(answer) {
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.statusMessage}`);
  answer.resume();
}
