import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/theme.css';
import '../../components/panel.css';
import '../../components/dialog.css';
import '../../components/library/library.css';
import { type Words, WordsProvider } from '../../components/words.ts';
import { openStore } from '../../lib/storage/index.ts';
import { LibraryApp } from './library-app.tsx';

const words: Words = (key, ...values) =>
  browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], values.map(String)) || key;

document.documentElement.lang = browser.i18n.getUILanguage();
document.title = `${words('library_title')} · ${words('extensionShortName')}`;
render(
  <WordsProvider value={words}>
    <LibraryApp store={openStore()} />
  </WordsProvider>,
  document.body,
);
