// How many people wait for an answer: beside the navigation's entry and in the title of the window.
const title = document.title;

function show() {
  const count = Number(document.getElementById('standing')?.dataset.count ?? 0);
  for (const badge of document.querySelectorAll('[data-waiting]')) {
    badge.textContent = count > 99 ? '99+' : count;
    badge.hidden = count === 0;
  }
  document.title = count > 0 ? `(${count}) ${title}` : title;
}

show();
document.addEventListener('htmx:afterSettle', show);
