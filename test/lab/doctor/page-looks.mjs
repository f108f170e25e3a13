// These run inside the browser: nothing from outside of a function is there.

/** Elements that stick out of the window, and whether the page itself scrolls sideways. */
export function tooWide() {
  const width = document.documentElement.clientWidth;
  const all = [...document.querySelectorAll('body *')].filter(
    (one) => one.getBoundingClientRect().right > width + 0.5 || one.getBoundingClientRect().left < -0.5,
  );
  const page = document.documentElement.scrollWidth > width ? ['the page'] : [];
  return [...page, ...all.map((one) => `${one.tagName}.${one.className}`)].slice(0, 5);
}

/** Texts in letters below so many pixels. */
export function smallLetters(least) {
  const all = [...document.querySelectorAll('body *')].filter((one) =>
    [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''),
  );
  const size = (one) => Number.parseFloat(getComputedStyle(one).fontSize);
  return all.filter((one) => size(one) < least).map((one) => `${one.tagName} ${size(one)} px`);
}

/** Texts whose colour is too near to what is behind them. Source: WCAG 2.2, contrast ratio. */
export function fewContrasts(least) {
  const parts = (text) => text.match(/[\d.]+/g).map(Number);
  const light = (text) =>
    parts(text)
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (one) => {
    const { backgroundColor } = getComputedStyle(one);
    if (parts(backgroundColor)[3] !== 0) return backgroundColor;
    return one.parentElement ? behind(one.parentElement) : 'rgb(255, 255, 255)';
  };
  const ratio = (one) => {
    const [a, b] = [light(getComputedStyle(one).color), light(behind(one))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const all = [...document.querySelectorAll('body *')].filter((one) =>
    [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''),
  );
  const few = all.filter((one) => ratio(one) < least);
  return [...new Set(few.map((one) => `${one.tagName}.${one.className} ${ratio(one).toFixed(1)}`))];
}
