// Before the first paint, so that nobody who chose dark sees a white flash. A file of its own, because the pages' policy
// refuses inline scripts. The keys and themes are those of packages/ui/src/AppearanceMenu; a test holds them together.
(() => {
  const root = document.documentElement.dataset;
  const asks = (query) => matchMedia(query).matches;
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  let theme = kept('greffe.theme');
  if (theme === 'device') {
    theme = asks('(prefers-contrast: more)')
      ? 'contrast'
      : asks('(prefers-color-scheme: dark)')
        ? 'dark'
        : 'light';
  }
  root.theme = theme === 'dark' || theme === 'contrast' ? theme : 'light';
  root.density = kept('greffe.density') === 'compact' ? 'compact' : 'comfortable';
  // Until the styles have come, this alone says whether the empty page is white.
  if (root.theme === 'dark') document.querySelector('meta[name="color-scheme"]').content = 'dark';
})();
