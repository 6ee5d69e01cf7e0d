import './landing.css';
import './themes/essencial.css';
import './themes/noturno.css';
import './themes/refugio.css';
import './themes/serena.css';
import './themes/vibrante.css';

// A number is typed as it is read; one from abroad stays as it is, and so does one that is corrected in its middle.
function brazilian(digits) {
  const [area, rest] = [digits.slice(0, 2), digits.slice(2)];
  const cut = rest.length > 8 ? 5 : 4;
  if (digits.length < 3) return digits;
  return `(${area}) ${rest.length > cut ? `${rest.slice(0, cut)}-${rest.slice(cut)}` : rest}`;
}

document.addEventListener('input', event => {
  const input = event.target;
  if (!input.matches('[data-phone]') || input.value.trim().startsWith('+') || input.selectionEnd !== input.value.length) return;
  // Digits of other scripts are read by the server; here they would be lost.
  if (event.inputType?.startsWith('delete') || /[^\d\s()+.-]/.test(input.value)) return;
  let digits = input.value.replace(/\D/g, '');
  if (digits.length > 11 && digits.startsWith('55')) digits = digits.slice(2);
  if (digits.length <= 11) input.value = brazilian(digits);
});
