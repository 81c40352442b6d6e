import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/theme.css';
import '../../components/composer.css';
import { type Words, WordsProvider } from '../../components/words.ts';
import { ComposerApp } from './composer-app.tsx';

const words: Words = (key, ...values) =>
  browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], values.map(String)) || key;

document.documentElement.lang = words('locale_tag');
document.title = words('composer_title');
const token = decodeURIComponent(location.hash.replace(/^#token=/, ''));
render(
  <WordsProvider value={words}>
    <ComposerApp token={token} />
  </WordsProvider>,
  document.body,
);
