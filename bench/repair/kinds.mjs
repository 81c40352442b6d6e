/** The kinds of damage the bench measures: each makes a damaged text of an abstract, or null where it cannot. */
import * as damage from '../../scripts/damage/index.mjs';

/** @typedef {(text: string, seed: number) => string | null} Make */

/** @type {(options: Parameters<typeof damage.misread>[1]) => Make} */
const misread = (options) => (text, seed) => {
  try {
    return damage.misread(text, { ...options, seed });
  } catch {
    return null;
  }
};

/** The second half of an abstract damaged, the first clean. @param {Make} make @returns {Make} */
const half = (make) => (text, seed) => {
  const cut = text.slice(0, Math.floor(text.length / 2)).lastIndexOf(',') + 1;
  const made = make(text.slice(cut), seed);
  return made === null || cut === 0 ? null : text.slice(0, cut) + made;
};

/** @type {Record<string, { make: Make, group: string }>} */
export const KINDS = {};
const add = (/** @type {string} */ group, /** @type {string} */ name, /** @type {Make} */ make) => {
  KINDS[name] = { make, group };
};
for (const as of ['windows-1251', 'windows-1252', 'macintosh', 'cp437', 'shift_jis', 'big5', 'gbk']) {
  add('lossless', `utf-8 as ${as}`, misread({ as, from: 'utf-8', losses: 'none' }));
}
for (const as of ['windows-1252', 'windows-1254', 'macintosh', 'cp437', 'cp866', 'big5']) {
  add('lossless', `gbk as ${as}`, misread({ as, from: 'gbk', losses: 'none' }));
}
for (const as of ['windows-1250', 'windows-1254', 'windows-1256', 'windows-1258', 'windows-874', 'iso-8859-2']) {
  add('lossless, rarer', `utf-8 as ${as}`, misread({ as, from: 'utf-8', losses: 'none' }));
}
add('lossless, rarer', 'utf-8 as cp866', misread({ as: 'cp866', from: 'utf-8', losses: 'none' }));
for (const as of ['iso-8859-15', 'koi8-r', 'x-mac-cyrillic']) {
  add('lossless, rarer', `utf-8 as ${as}`, misread({ as, from: 'utf-8', losses: 'none' }));
  add('lossless, rarer', `gbk as ${as}`, misread({ as, from: 'gbk', losses: 'none' }));
}
for (const as of ['windows-1250', 'windows-1251', 'windows-1253', 'windows-1256', 'iso-8859-2', 'euc-kr', 'euc-jp']) {
  add('lossless, rarer', `gbk as ${as}`, misread({ as, from: 'gbk', losses: 'none' }));
}
add('lossless', 'utf-8 as windows-1252, half', half(misread({ as: 'windows-1252', from: 'utf-8', losses: 'none' })));
add('lossless', 'gbk as windows-1252, half', half(misread({ as: 'windows-1252', from: 'gbk', losses: 'none' })));
// As browsers read; as Python and iconv read (a mark a byte); as older programs, whose `?` eats ASCII or not.
add('dead bytes', 'utf-8 as gbk, U+FFFD', misread({ as: 'gbk', from: 'utf-8', losses: 'fffd' }));
add('dead bytes', 'utf-8 as gbk, U+FFFD a byte', misread({ as: 'gbk', from: 'utf-8', losses: 'byteFffd' }));
add('dead bytes', 'utf-8 as gbk, ? a byte', misread({ as: 'gbk', from: 'utf-8', losses: 'byte?' }));
add('dead bytes', 'utf-8 as gbk, ?', misread({ as: 'gbk', from: 'utf-8', losses: '?', eatsAscii: false }));
add('dead bytes', 'utf-8 as gbk, ? eats', misread({ as: 'gbk', from: 'utf-8', losses: '?', eatsAscii: true }));
add('dead bytes', 'utf-8 as gbk, U+FFFD, half', half(misread({ as: 'gbk', from: 'utf-8', losses: 'fffd' })));
// Told to ignore what it cannot read, a program leaves no mark; and marks are taken out by hand.
for (const [losses, said] of /** @type {const} */ ([
  ['byteFffd', 'ignored'],
  ['fffd', 'U+FFFD taken out'],
])) {
  const make = misread({ as: 'gbk', from: 'utf-8', losses });
  add('no mark', `utf-8 as gbk, ${said}`, (text, seed) => make(text, seed)?.replaceAll('\ufffd', '') ?? null);
}
add('dead bytes', 'utf-8 as windows-1252, dropped', misread({ as: 'windows-1252', from: 'utf-8', losses: '?' }));
add('mirror', 'mirror', (text, seed) => damage.mirrorDamage(text, { seed, narrowed: seed % 2 === 0 }));
add('mirror', 'mirror, texts it cut', (text, seed) => {
  for (let k = 0; k < 12; k += 1) {
    const { text: made, cuts, crossings } = damage.mirrorReport(text, { seed: seed * 100 + k, narrowed: k % 2 === 0 });
    if (cuts + crossings > 0) return made;
  }
  return null;
});
const { cutShiftDamage, shiftDamage, toMirrorTraditional, widen } = damage;
const scripts = { Traditional: toMirrorTraditional, Simplified: (/** @type {string} */ text) => text };
/** Who reads the bytes, from the harshest to the kindest (scripts/damage/shift.mjs). */
const READERS = /** @type {const} */ ({
  old: '',
  kept: ', ASCII kept',
  byte: ', a mark a byte',
  browser: ', as browsers',
});
for (const [reader, said] of /** @type {[keyof typeof READERS, string][]} */ (Object.entries(READERS))) {
  for (const [script, written] of Object.entries(scripts)) {
    add('shift', `shift${said}, ${script}`, (text, seed) =>
      shiftDamage(written(text), { seed, places: 2 + (seed % 2), reader }),
    );
    add('shift', `shift cut anywhere${said}, ${script}`, (text, seed) =>
      cutShiftDamage(written(text), { seed, places: 2 + (seed % 2), reader }),
    );
  }
}
for (const [script, written] of Object.entries(scripts)) {
  add('shift', `shift, full-width marks, ${script}`, (text, seed) =>
    shiftDamage(written(widen(text)), { seed, places: 2 + (seed % 2) }),
  );
}
add('hopeless', 'utf-8 as big5, ?', misread({ as: 'big5', from: 'utf-8', losses: '?' }));
