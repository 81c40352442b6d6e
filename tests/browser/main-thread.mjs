// How long the page's main thread was held, from Chromium's own trace. `PerformanceObserver` of long tasks will not do: it
// does not see what runs in microtasks, where an extension's asynchronous work is.

const CATEGORIES = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];

/** Starts to record; null in Firefox, which has no such trace. */
export async function watchMainThread(session, page) {
  if (session.family !== 'chromium') return null;
  await page.tracing.start({ categories: CATEGORIES });
  return {
    /** The longest task, in ms, of those that ended after the extension began with the page. */
    async stop() {
      const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
      const begin = traceEvents.find(({ name }) => name === 'qingdu-start');
      if (!begin) return null;
      const ours = ({ name, pid, tid }) => name === 'RunTask' && pid === begin.pid && tid === begin.tid;
      const ended = ({ ts, dur }) => ts + dur > begin.ts;
      const durations = traceEvents.filter((event) => ours(event) && ended(event)).map(({ dur }) => dur / 1000);
      return Math.round(Math.max(0, ...durations));
    },
  };
}
