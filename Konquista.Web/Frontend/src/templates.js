// A variable goes where one was writing last: into the text of a variant, else into the first.
let last = null;

for (const palette of document.querySelectorAll('[data-palette]')) palette.hidden = false;

document.addEventListener('focusin', event => {
  if (event.target.matches('[data-variant] textarea')) last = event.target;
});

document.addEventListener('click', event => {
  const button = event.target.closest('[data-insert]');
  if (!button) return;
  const text = last?.isConnected ? last : document.querySelector('[data-variant] textarea');
  if (!text) return;
  text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, 'end');
  text.dispatchEvent(new Event('input', { bubbles: true }));
  text.focus();
});

// A file that the server would not even read is not sent.
document.addEventListener('htmx:beforeRequest', event => {
  const input = event.target;
  if (!input.matches('input[type=file][data-most]')) return;
  const [file] = input.files;
  const isLarge = file?.size > Number(input.dataset.most);
  document.getElementById(input.dataset.note).hidden = !isLarge;
  if (isLarge || !file) event.preventDefault();
  if (isLarge) input.value = '';
});
