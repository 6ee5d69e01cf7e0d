import htmx from 'htmx.org';

// What is typed in the editor of a page goes by itself after a moment. Who leaves before that sends it on the way out.
const patience = 5000;
let isPending = false;
let isSending = false;
let told = null;

const form = () => document.getElementById('page-form');

// Pictures go by themselves when they are chosen.
function typed(ahead) {
  const data = new FormData(form());
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  data.set('Form.Version', Number(data.get('Form.Version')) + ahead);
  return data;
}

// Whether what was being sent still arrives nobody knows then: one of the two versions is the right one.
function leave() {
  if (!form() || !(isPending || isSending)) return;
  for (const ahead of isSending ? [0, 1] : [0]) navigator.sendBeacon(`${form().getAttribute('action')}/save`, typed(ahead));
  isPending = isSending = false;
}

function isSaved() {
  return new Promise(resolve => {
    const end = () => {
      if (isPending || isSending) return;
      document.removeEventListener('htmx:afterSettle', end);
      resolve();
    };
    document.addEventListener('htmx:afterSettle', end);
    setTimeout(resolve, patience);
    htmx.trigger('#page-parts', 'keep');
  });
}

for (const kind of ['input', 'change']) {
  document.addEventListener(kind, event => {
    if (event.target.closest('#page-parts')) isPending = true;
  });
}

document.addEventListener('htmx:beforeRequest', event => {
  if (event.defaultPrevented || !event.target.closest('#page-form')) return;
  isPending = false;
  isSending = true;
});

document.addEventListener('htmx:afterRequest', event => {
  if (event.detail.requestConfig?.path?.startsWith('/landing-pages/') && isSending) {
    isSending = false;
    isPending ||= !event.detail.successful;
  }
});

// A button that sends the whole waits for what is under way, whose answer tells the version; that it came shows that the session lasts.
document.addEventListener('submit', event => {
  if (event.target !== form()) return;
  if (isSending) {
    event.preventDefault();
    event.stopImmediatePropagation();
    document.addEventListener('htmx:afterSettle', () => {
      form().dataset.checked = 'yes';
      form().requestSubmit(event.submitter);
      delete form().dataset.checked;
    }, { once: true });
  } else if (form().dataset.checked || !document.querySelector('.session-over')) {
    isPending = false;
  }
}, true);

document.addEventListener('click', async event => {
  const link = event.target.closest('a[href]');
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !form() || !(isPending || isSending) || !isPlain || event.defaultPrevented || link.target || link.getAttribute('href').startsWith('#')) return;
  event.preventDefault();
  await isSaved();
  // Why it is not saved is seen first; who presses again goes.
  const mistake = document.querySelector('#page-saved .field-mistake');
  if (mistake && told !== link.href) {
    told = link.href;
    mistake.scrollIntoView({ block: 'center' });
  } else {
    location.assign(link.href);
  }
});

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden' && isPending && form()) htmx.trigger('#page-parts', 'keep');
});
addEventListener('pagehide', leave);
