import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/theme.css';
import '../../components/switch.css';
import '../../components/panel.css';
import '../../components/notes.css';
import '../../components/dialog.css';
import { showAppearance } from '../../components/appearance.ts';
import { type Words, WordsProvider } from '../../components/words.ts';
import { liveSettings, openStore, takeParting } from '../../lib/storage/index.ts';
import { PanelApp } from './panel-app.tsx';

const words: Words = (key, ...values) =>
  browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], values.map(String)) || key;

document.documentElement.lang = words('locale_tag');
document.title = words('panel_title');
// Notes should outlive a full disk. Asked from a page: workers have no `persist`.
void navigator.storage?.persist?.().catch(() => false);

const store = openStore();
void takeParting(store).catch((error) => console.warn('清读:', error));
liveSettings(store).subscribe(
  ({ appearance }) => showAppearance(document.documentElement, appearance),
  (error) => console.warn('清读:', error),
);

// sidepanel.html?tab=ID shows that tab, otherwise the one in front; &report=1 shows what `extract` prints for it.
const query = new URLSearchParams(location.search);
const tab = query.get('tab');
render(
  <WordsProvider value={words}>
    <PanelApp
      store={store}
      fixedTab={tab !== null && /^\d+$/.test(tab) ? Number(tab) : null}
      startsWithReport={query.get('report') === '1'}
    />
  </WordsProvider>,
  document.body,
);
