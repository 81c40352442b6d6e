import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/theme.css';
import '../../components/composer.css';
import { showAppearance } from '../../components/appearance.ts';
import { type Words, WordsProvider } from '../../components/words.ts';
import { sendToBackground } from '../../lib/messaging/index.ts';
import { ComposerApp } from './composer-app.tsx';

const words: Words = (key, ...values) =>
  browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], values.map(String)) || key;

document.documentElement.lang = words('locale_tag');
document.title = words('composer_title');
// Framed in a page it may not open the store; without an answer the system's colours do.
sendToBackground('settings.read', {}).then(
  ({ appearance }) => showAppearance(document.documentElement, appearance),
  (error) => console.warn('清读:', error),
);
const token = decodeURIComponent(location.hash.replace(/^#token=/, ''));
render(
  <WordsProvider value={words}>
    <ComposerApp token={token} />
  </WordsProvider>,
  document.body,
);
