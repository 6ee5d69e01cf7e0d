import './theme.css';
import './layout.css';
import './pieces.css';
import './htmx.js';
import 'htmx-ext-sse';
import './live.js';
import './lists.js';
