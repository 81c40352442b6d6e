import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/theme.css';
import '../../components/panel.css';
import '../../components/notes.css';
import '../../components/dialog.css';
import '../../components/library/library.css';
import { showAppearance } from '../../components/appearance.ts';
import { type Words, WordsProvider } from '../../components/words.ts';
import { liveSettings, openStore, takeParting } from '../../lib/storage/index.ts';
import { LibraryApp } from './library-app.tsx';

const words: Words = (key, ...values) =>
  browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], values.map(String)) || key;

document.documentElement.lang = words('locale_tag');
document.title = `${words('library_title')} · ${words('extensionShortName')}`;

const store = openStore();
void takeParting(store).catch((error) => console.warn('清读:', error));
liveSettings(store).subscribe(
  ({ appearance }) => showAppearance(document.documentElement, appearance),
  (error) => console.warn('清读:', error),
);
render(
  <WordsProvider value={words}>
    <LibraryApp store={store} />
  </WordsProvider>,
  document.body,
);
