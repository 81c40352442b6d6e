import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/theme.css';
import '../../components/switch.css';
import '../../components/settings.css';
import '../../components/welcome.css';
import { showAppearance } from '../../components/appearance.ts';
import { type Words, WordsProvider } from '../../components/words.ts';
import { DEFAULT_SETTINGS, liveSettings, openStore, type Settings } from '../../lib/storage/index.ts';
import { WelcomeApp } from './welcome-app.tsx';

const words: Words = (key, ...values) =>
  browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], values.map(String)) || key;

document.documentElement.lang = words('locale_tag');
document.title = words('welcome_title');

const store = openStore();
const draw = (settings: Settings) => {
  showAppearance(document.documentElement, settings.appearance);
  render(
    <WordsProvider value={words}>
      <WelcomeApp settings={settings} />
    </WordsProvider>,
    document.body,
  );
};
liveSettings(store).subscribe(draw, (error) => {
  console.error('清读: settings cannot be read', error);
  draw(DEFAULT_SETTINGS);
});
