// A form is sent only while its session lasts; otherwise it stays as it is, and a sentence says what to do. A second press while
// it is being sent does nothing.
const open = new Set();

async function isSignedIn() {
  try {
    const answer = await fetch('/session', { cache: 'no-store', redirect: 'manual' });
    return answer.status !== 401;
  } catch {
    return true;
  }
}

// A live part of the page may be drawn anew while the session is asked for: the button of the same name takes its place.
function redrawn(form, submitter) {
  if (form.isConnected) return [form, submitter];
  const button = submitter?.id ? document.getElementById(submitter.id) : null;
  return button?.form ? [button.form, button] : [form, submitter];
}

document.addEventListener('submit', async event => {
  const form = event.target;
  const over = document.querySelector('.session-over');
  if (!over || form.method !== 'post' || form.dataset.checked || event.defaultPrevented || !form.closest('main, header') || form.hasAttribute('hx-post')) return;
  event.preventDefault();
  if (open.has(form)) return;
  open.add(form);
  const { submitter } = event;
  if (await isSignedIn()) {
    const [now, button] = redrawn(form, submitter);
    now.dataset.checked = 'yes';
    now.requestSubmit(button);
    delete now.dataset.checked;
    // A download leaves the page where it is: the form must be usable again.
    setTimeout(() => open.delete(form), 3000);
  } else {
    open.delete(form);
    over.hidden = false;
    over.scrollIntoView({ block: 'center' });
  }
});

for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false;

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.querySelector('span').textContent = button.dataset.copied;
});

// A menu closes when one turns elsewhere, or by Escape.
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('details.menu[open], details.more[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll('details.menu[open], details.more[open], details.confirm[open]')) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});
