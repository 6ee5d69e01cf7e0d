// The preview is drawn anew when the draft was saved, and stays where it was scrolled to.
function refresh() {
  const frame = document.getElementById('page-preview');
  frame?.contentWindow.location.reload();
}

document.addEventListener('page-saved', refresh);
document.addEventListener('htmx:afterSettle', event => {
  if (event.target.id === 'page-editor') refresh();
});
