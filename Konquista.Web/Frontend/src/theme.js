// Runs before the first paint: without a choice of the person the page follows the system.
const root = document.documentElement;
if (!root.dataset.bsTheme) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => { root.dataset.bsTheme = dark.matches ? 'dark' : 'light'; };
  follow();
  dark.addEventListener('change', follow);
}
