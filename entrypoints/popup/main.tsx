import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/theme.css';
import '../../components/switch.css';
import '../../components/popup.css';
import { showAppearance } from '../../components/appearance.ts';
import { type Words, WordsProvider } from '../../components/words.ts';
import { liveSettings, openStore, type Settings } from '../../lib/storage/index.ts';
import { PopupApp } from './popup-app.tsx';

const words: Words = (key, ...values) =>
  browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], values.map(String)) || key;

document.documentElement.lang = words('locale_tag');
document.title = words('popup_title');

// popup.html?tab=ID speaks of that tab, otherwise of the one in front.
const tab = new URLSearchParams(location.search).get('tab');
const fixedTab = tab !== null && /^\d+$/.test(tab) ? Number(tab) : null;
const store = openStore();
const draw = (settings: Settings | null) => {
  if (settings) showAppearance(document.documentElement, settings.appearance);
  render(
    <WordsProvider value={words}>
      <PopupApp store={store} settings={settings} fixedTab={fixedTab} />
    </WordsProvider>,
    document.body,
  );
};
draw(null);
liveSettings(store).subscribe(draw, (error) => console.error('清读: settings cannot be read', error));
