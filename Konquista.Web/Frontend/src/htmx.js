// Extensions look for a global, and imports run before the body of the module that names them.
import htmx from 'htmx.org';

globalThis.htmx = htmx;
