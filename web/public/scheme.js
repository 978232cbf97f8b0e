// Runs before the first paint, so that a dark page never flashes white.
// The key and the attribute are Mantine's; src/theme/scheme.ts writes them.
(function () {
  var wanted;
  try {
    wanted = localStorage.getItem('cohort-color-scheme');
  } catch {
    wanted = null;
  }
  var dark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
