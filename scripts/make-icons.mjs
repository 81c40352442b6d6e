// Draws public/icon/*.png from the SVG below: a torn page, its two halves joined by a seam of gold, with 读 on it.
// Run by hand when the drawing changes: node scripts/make-icons.mjs (needs Chromium and a Chinese serif font).
import { mkdir, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const SIZES = [16, 32, 48, 96, 128];
const executablePath = process.env.QINGDU_CHROMIUM ?? '/usr/bin/chromium';

/** Small sizes have no room for a margin, a shadow or thin strokes. */
function draw(size) {
  const small = size <= 32;
  const [inset, radius] = small ? [0, 24] : [6, 26];
  const side = 128 - 2 * inset;
  const seam = 'M -4 92 L 26 80 L 46 93 L 74 74 L 98 84 L 132 66';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 128 128">
    <defs>
      <clipPath id="page"><rect x="${inset}" y="${inset}" width="${side}" height="${side}" rx="${radius}"/></clipPath>
      <linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="#237a64"/><stop offset="1" stop-color="#175546"/>
      </linearGradient>
    </defs>
    <g clip-path="url(#page)">
      <rect width="128" height="128" fill="url(#ground)"/>
      <text x="64" y="${small ? 103 : 99}" text-anchor="middle" fill="#fbf6e9" font-size="${small ? 112 : 96}"
        font-weight="${small ? 700 : 600}" font-family="'Noto Serif CJK SC','Source Han Serif SC','Noto Sans CJK SC',serif">读</text>
      <path d="${seam}" fill="none" stroke="#175546" stroke-width="${small ? 0 : 11}" stroke-linejoin="round"/>
      <path d="${seam}" fill="none" stroke="#e3b95a" stroke-width="${size === 16 ? 0 : small ? 6 : 5}" stroke-linejoin="round"/>
    </g>
  </svg>`;
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
await mkdir(new URL('../public/icon/', import.meta.url), { recursive: true });
for (const size of SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0}svg{display:block}</style>${draw(size)}`);
  const png = await page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
  await writeFile(new URL(`../public/icon/${size}.png`, import.meta.url), png);
}
await browser.close();
