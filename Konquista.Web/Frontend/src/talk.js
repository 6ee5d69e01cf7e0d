// A conversation begins at its newest message and stays there while one is there; older ones are put above without moving the rest.
const thread = document.getElementById('thread');
const box = document.getElementById('answer');

const scroller = () => getComputedStyle(thread).overflowY === 'auto' ? thread : document.scrollingElement;
const isAtEnd = pane => pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;

function toEnd() {
  const pane = scroller();
  pane.scrollTop = pane.scrollHeight;
}

if (thread?.querySelector('#recent')) {
  toEnd();
  let was = null;
  document.addEventListener('htmx:beforeSwap', event => {
    const pane = scroller();
    if (thread.contains(event.target)) was = { end: isAtEnd(pane), height: pane.scrollHeight, top: pane.scrollTop, older: event.target.id === 'older' };
  });
  document.addEventListener('htmx:afterSwap', () => {
    if (!was) return;
    const pane = scroller();
    if (was.older) pane.scrollTop = was.top + pane.scrollHeight - was.height;
    else if (was.end) pane.scrollTop = pane.scrollHeight;
    was = null;
  });
}

// j and k go through the list of conversations.
document.addEventListener('keydown', event => {
  if (!['j', 'k'].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select')) return;
  const rows = [...document.querySelectorAll('.talk-row')];
  if (rows.length === 0) return;
  const at = rows.findIndex(row => row === document.activeElement || (document.activeElement === document.body && row.ariaCurrent === 'true'));
  rows[Math.min(Math.max(at + (event.key === 'j' ? 1 : -1), 0), rows.length - 1)].focus();
});

if (box) {
  const list = document.getElementById('replies');
  const button = document.getElementById('replies-open');
  let isLoaded = false;
  let isAsked = false;
  let chosen = null;

  const shown = () => [...list.querySelectorAll('[data-text]:not([hidden])')];

  function choose(option) {
    for (const one of list.children) one.ariaSelected = String(one === option);
    chosen = option ?? null;
    if (chosen) {
      box.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    } else box.removeAttribute('aria-activedescendant');
  }

  function close() {
    list.hidden = true;
    isAsked = false;
    choose(null);
  }

  // A stroke at the start asks for ready replies; what follows it narrows them down.
  function show() {
    const word = box.value.startsWith('/') ? box.value.slice(1).toLowerCase() : null;
    if ((word === null && !isAsked) || word?.includes('\n')) return close();
    if (!isLoaded) {
      isLoaded = true;
      globalThis.htmx.trigger(list, 'open');
    }
    const options = [...list.querySelectorAll('[data-find]')];
    for (const one of options) one.hidden = word !== null && !one.dataset.find.includes(word);
    list.hidden = options.length > 0 && shown().length === 0;
    choose(list.hidden ? null : shown()[0]);
  }

  function insert(option) {
    const { text } = option.dataset;
    if (box.value.startsWith('/')) box.value = text;
    else box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
    close();
    box.focus();
  }

  function onKey(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return box.form.requestSubmit(document.getElementById('answer-send'));
    }
    if (list.hidden || !chosen) return;
    const options = shown();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose(options.at((options.indexOf(chosen) + step) % options.length));
    else if (event.key === 'Enter') insert(chosen);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  }

  button.hidden = false;
  button.addEventListener('click', () => {
    isAsked = list.hidden;
    box.focus();
    if (isAsked) show();
    else close();
  });
  box.addEventListener('input', show);
  box.addEventListener('keydown', onKey);
  list.addEventListener('htmx:afterSwap', show);
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const option = event.target.closest('[data-text]');
    if (option) insert(option);
  });
}
