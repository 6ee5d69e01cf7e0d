// The dot in the top bar tells whether the live line is up.
const dot = () => document.getElementById('line');

function show(state) {
  const line = dot();
  if (!line) return;
  line.dataset.state = state;
  line.querySelector('.word').textContent = line.dataset[state];
}

document.addEventListener('htmx:sseOpen', () => show('up'));
document.addEventListener('htmx:sseError', () => show('down'));
document.addEventListener('htmx:sseClose', () => show('down'));
