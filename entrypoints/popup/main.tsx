import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/theme.css';
import '../../components/switch.css';
import '../../components/popup.css';
import { type Words, WordsProvider } from '../../components/words.ts';
import { PopupApp } from './popup-app.tsx';

const words: Words = (key, ...values) =>
  browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], values.map(String)) || key;

document.documentElement.lang = browser.i18n.getUILanguage();
document.title = words('popup_title');
render(
  <WordsProvider value={words}>
    <PopupApp />
  </WordsProvider>,
  document.body,
);
