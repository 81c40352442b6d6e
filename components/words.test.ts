import { expect, test } from 'vitest';

type Messages = Readonly<Record<string, { readonly message: string }>>;
const files = import.meta.glob<Messages>('../public/_locales/*/messages.json', { eager: true, import: 'default' });
const sources = import.meta.glob<string>(
  ['../{components,entrypoints}/**/*.{ts,tsx}', '../wxt.config.ts', '!../**/*.test.{ts,tsx}'],
  { eager: true, import: 'default', query: '?raw' },
);
const code = Object.values(sources).join('\n');
const locales = Object.entries(files).map(([path, messages]) => [path.split('/')[3] as string, messages] as const);
const chinese = locales.find(([name]) => name === 'zh_CN')?.[1] as Messages;

test('three languages, the same words in each, none empty', () => {
  expect(locales.map(([name]) => name).sort()).toEqual(['en', 'zh_CN', 'zh_TW']);
  for (const [, messages] of locales) {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(chinese).sort());
    for (const { message } of Object.values(messages)) expect(message.trim()).not.toBe('');
  }
});

test('keys are of the characters browsers take', () => {
  // Chrome refuses to load an extension with any other.
  for (const key of Object.keys(chinese)) expect(key).toMatch(/^[A-Za-z0-9_@]+$/);
});

test('the same placeholders in each', () => {
  const placeholders = (messages: Messages, key: string) => (messages[key]?.message.match(/\$\d/g) ?? []).sort();
  for (const [, messages] of locales) {
    for (const key of Object.keys(chinese))
      expect([key, placeholders(messages, key)]).toEqual([key, placeholders(chinese, key)]);
  }
});

test('every key the code names is there, and every key there is named', () => {
  const named = new Set(
    Array.from(
      code.matchAll(/(?:['"`]|__MSG_)((?:[a-z]+_[a-z_]+)|extension\w+?|command\w+?)(?:['"`]|__)/g),
      ([, key]) => key,
    ),
  );
  const prefixes = Array.from(code.matchAll(/`([a-z]+(?:_[a-z]+)*_)\$\{/g), ([, prefix]) => prefix as string);
  const own =
    /^(?:extension|command|menu_|color_|fix_|page_|composer_|panel_|popup_|export_|options_|welcome_|site_|badge_|locale_|library_|backup_)/;
  for (const key of named) if (key && own.test(key)) expect(chinese).toHaveProperty(key);
  const unused = Object.keys(chinese).filter(
    (key) => !named.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

test('store listings take the description', () => {
  for (const [, messages] of locales) {
    expect(messages.extensionDescription?.message.length).toBeLessThanOrEqual(132);
    expect(messages.extensionName?.message.length).toBeLessThanOrEqual(45);
  }
});
