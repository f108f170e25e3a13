import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { machineOf, trusting } from '../faults/site.mjs';
import { openBrowser } from '../kit/browser.mjs';
import { goenvOn } from '../kit/goenv.mjs';
import { expect, expectSame, expectStatus } from '../kit/verdict.mjs';
import { fewContrasts, smallLetters, tooWide } from './page-looks.mjs';

/** The page of `--html` in a real browser: what it asks of anybody, and whether people can read it, everywhere. */
export async function examinePage(stage, site) {
  const browser = site.sandbox.keep(openBrowser(site.sandbox.folder('browser')));
  const file = await writePage(stage, site);
  const page = await browser.open(pathToFileURL(file).href);
  await stage.step('the page asks nobody for anything, and its own policy has no complaint', () => {
    expectSame(page.requests.join(), pathToFileURL(file).href, 'requests');
    expectSame(page.complaints.join(), '', 'complaints');
  });
  await stage.step('no script runs in it, not even one that somebody puts there', async () => {
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      const image = document.createElement('img');
      const blocked = new Promise((resolve) => image.addEventListener('error', () => resolve('blocked')));
      image.src = 'http://127.0.0.1:9/';
      document.body.append(image);
      return `${window.ran === true} ${await blocked} ${document.scripts.length}`;
    });
    expectSame(ran, 'false blocked 1', 'script ran, image, scripts');
    expect(
      page.complaints.some((text) => /Content Security Policy/.test(text)),
      () => `${page.complaints}`,
    );
    expect(!/<script|\son\w+=|javascript:/i.test(readFileSync(file, 'utf8')), () => 'the page has a script');
  });
  const fresh = await browser.open(pathToFileURL(file).href);
  for (const [name, how] of Object.entries(LOOKS)) await look(stage, fresh, { name, how });
  await stage.step('on paper: some pages, none of them wider than the sheet', async () => {
    const pdf = await fresh.paper();
    keep('paper.pdf', pdf);
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages >= 1 && pages < 15, () => `${pages} pages`);
    return `${pages} pages`;
  });
}

/** A way that works, one that does not, a network proxy, certificates that are shown, hostile text. */
async function writePage(stage, site) {
  const served = { ...trusting(site), ...(await site.overTls(site.authority.issue())) };
  const long = `unknown-${'x'.repeat(40)}`;
  const machine = machineOf(site, 'doctor-page', {
    ...served,
    GOPROXY: `https://goproxy.corp.example,https://${long}.corp.example/<b>,direct`,
    GONOPROXY: 'git.corp.example',
  });
  const file = join(machine.HOME, 'page.html');
  await stage.step('--html writes one page', async () => {
    expectStatus(await goenvOn(machine)(['doctor', '--html', file]), 2, 'goenv doctor');
    expect(!readFileSync(file, 'utf8').includes('<b>,'), () => 'foreign markup is in the page');
  });
  return file;
}

async function look(stage, page, { name, how }) {
  await stage.step(`the page, ${name}`, async () => {
    await page.show(how);
    const picture = await page.picture();
    keep(`${name.replaceAll(' ', '-')}.png`, picture);
    expectSame((await page.evaluate(tooWide)).join(), '', 'wider than the window');
    expectSame((await page.evaluate(smallLetters, 11)).join(), '', 'letters too small');
    expectSame((await page.evaluate(fewContrasts, 4.5)).join(), '', 'too little contrast');
    const drawn = await page.evaluate(() => document.querySelectorAll('ol.way li').length);
    expect(drawn > 0, () => 'no way is drawn');
    // Width and height stand in the first chunk of a PNG.
    return `${picture.readUInt32BE(16)} x ${picture.readUInt32BE(20)}`;
  });
}

/** For the eye: LAB_PICTURES=FOLDER keeps what was seen. */
function keep(name, bytes) {
  const folder = process.env.LAB_PICTURES;
  if (folder !== undefined) writeFileSync(join(folder, name), bytes);
}

const LOOKS = {
  'on a phone': { width: 390, scheme: 'light' },
  'on a phone in the dark': { width: 390, scheme: 'dark' },
  'on a desktop': { width: 1280, scheme: 'light' },
  'on a desktop in the dark': { width: 1280, scheme: 'dark' },
  'for a printer': { width: 794, scheme: 'light', media: 'print' },
};
