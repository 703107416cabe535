import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';
import './styles/theme.css';
import './styles/frame.css';
import './styles/message.css';
import './styles/text.css';
import './styles/block.css';
import './styles/element.css';
import './styles/chart.css';
import './styles/composer.css';
import './styles/over.css';

const place = document.querySelector('#page');
if (place !== null) createRoot(place).render(<Page />);
