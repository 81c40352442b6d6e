import band from './band.css?inline';
import bars from './bars.css?inline';
import cards from './cards.css?inline';
import ground from './ground.css?inline';
import mark from './mark.css?inline';
import sheets from './sheets.css?inline';

/** Styles of everything that floats over a page, for the shadow root it lives in. */
export const pageCss: string = [ground, mark, band, bars, sheets, cards].join('\n');
