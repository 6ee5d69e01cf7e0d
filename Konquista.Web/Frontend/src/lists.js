// Ctrl K goes to the search; a box marked data-all ticks every box of its form.
document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    document.getElementById('search')?.focus();
  }
});

document.addEventListener('change', event => {
  const all = event.target.closest('input[data-all]');
  if (!all) return;
  for (const box of document.querySelectorAll(`input[type=checkbox][name="${all.dataset.all}"]`)) box.checked = all.checked;
});
