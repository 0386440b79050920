import { css } from 'lit';

/** Of the tiny scores in lists. */
export const melodyStyle = css`
    .melody { display: block; overflow: visible; }
    .melody line { stroke: var(--line); }
    .melody .on { fill: var(--accent); }
    .melody .back { fill: var(--back); }
    .melody .awaited { fill: none; stroke: var(--accent); stroke-dasharray: 1.5 1.5; }
`;
