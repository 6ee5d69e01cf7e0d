// The preview is drawn anew when the draft was saved, and stays where it was scrolled to.
function refresh() {
  const frame = document.getElementById('page-preview');
  frame?.contentWindow.location.reload();
}

// Links into the page stop below the card that stays on top; how tall it is changes with what it lists.
const tall = new ResizeObserver(([bar]) => {
  const isKept = getComputedStyle(bar.target).position === 'sticky';
  document.documentElement.style.setProperty('--editor-bar', `${isKept ? bar.target.offsetHeight : 0}px`);
});

function measure() {
  const bar = document.querySelector('.editor-bar');
  tall.disconnect();
  if (bar) tall.observe(bar);
}

// What stands open stays so when the editor is drawn anew; of the blocks only while none changed its place.
let kept = null;

document.addEventListener('htmx:beforeSwap', event => {
  const { target, requestConfig } = event.detail;
  if (!['page-editor', 'page-saved'].includes(target.id)) return;
  const isMoved = /^block-(up|down|remove)/.test(requestConfig.elt.value ?? '');
  kept = [...target.querySelectorAll('details[id]')]
    .filter(part => part.open || part.classList.contains('card-k'))
    .filter(part => !(isMoved && part.id.startsWith('block-')))
    .map(part => [part.id, part.open]);
});

document.addEventListener('htmx:afterSwap', () => {
  for (const [id, isOpen] of kept ?? []) {
    const part = document.getElementById(id);
    if (part) part.open = isOpen;
  }
  kept = null;
});

document.addEventListener('click', event => {
  const link = event.target.closest('.page-problems a');
  const part = link && document.querySelector(link.hash)?.closest('details');
  if (part) part.open = true;
});

document.addEventListener('page-saved', refresh);
document.addEventListener('htmx:afterSettle', event => {
  if (event.target.id !== 'page-editor') return;
  refresh();
  measure();
});
measure();
