import { clock, count, duration, title, words } from '../format.js';
import { OUTCOME_COLOURS, OUTCOMES } from './outcome.js';

/** The two charts of the overview, as options of echarts. */

const QUARTER = 15 * 60 * 1000;

/** Every bucket of the last 15 minutes, also those that nothing ended in, which the answer leaves out. */
function series({ now, bucketSeconds, buckets }) {
    const step = bucketSeconds * 1000;
    const last = Math.floor(Date.parse(now) / step) * step;
    const known = new Map(buckets.map((bucket) => [Date.parse(bucket.at), bucket]));
    const times = [];
    for (let at = last - QUARTER; at < last; at += step) {
        times.push(at);
    }
    return times.map((at) => ({ at, ...known.get(at) }));
}

/** Which outcomes there were, in the order of the legend. @returns `[name, property of its colour, outcome]` */
export function outcomesOf({ buckets }) {
    const seen = new Set(buckets.flatMap((bucket) => Object.keys(bucket.ended)));
    const others = [...seen].filter((one) => !OUTCOMES.includes(one));
    const outcomes = [...OUTCOMES.filter((one) => seen.has(one)), ...others];
    return outcomes.map((one) => [title(words(one)), OUTCOME_COLOURS[one] ?? '--ink-3', one]);
}

export function ratesBy(overview) {
    const points = series(overview);
    return (colour) => ({
        ...frame(colour, (value) => `${Number.isInteger(value) || value > 10 ? count(value) : value.toFixed(1)}/s`),
        series: outcomesOf(overview).map(([name, property, outcome]) => ({
            name,
            type: 'line',
            stack: 'all',
            symbol: 'none',
            lineStyle: { width: 0 },
            areaStyle: { opacity: 0.85 },
            itemStyle: { color: colour(property) },
            emphasis: { disabled: true },
            data: points.map((point) => [point.at, (point.ended?.[outcome] ?? 0) / overview.bucketSeconds]),
        })),
    });
}

/** `[name, property of its colour, field]` */
export const PERCENTILES = [
    ['p50', '--outcome-shipped', 'p50Ms'],
    ['p95', '--outcome-funds', 'p95Ms'],
    ['p99', '--outcome-gateway', 'p99Ms'],
];

/** On a logarithmic axis: a retry takes a hundred times as long as what needs none. */
export function durationsOf(overview) {
    const points = series(overview);
    return (colour) => frame(colour, duration, {
        yAxis: { type: 'log', min: 1, axisLabel: { ...small(colour), formatter: power } },
        series: PERCENTILES.map(([name, property, field]) => ({
            name,
            type: 'line',
            symbol: 'circle',
            symbolSize: 4,
            showSymbol: false,
            showAllSymbol: false,
            connectNulls: true,
            lineStyle: { width: 1.5 },
            itemStyle: { color: colour(property) },
            emphasis: { disabled: true },
            data: points.map((point) => [point.at, point[field] == null ? null : Math.max(1, point[field])]),
        })),
    });
}

function frame(colour, value, { yAxis, ...rest } = {}) {
    const font = fontFamily();
    return {
        animation: false,
        textStyle: { fontFamily: font },
        grid: { left: 4, right: 12, top: 12, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        tooltip: {
            trigger: 'axis',
            renderMode: 'richText',
            confine: true,
            backgroundColor: colour('--raised'),
            borderColor: colour('--line-strong'),
            textStyle: { color: colour('--ink'), fontSize: 12, fontFamily: font },
            axisPointer: { lineStyle: { color: colour('--control') } },
            formatter: (items) => tip(items, value),
        },
        xAxis: {
            type: 'time', axisLine: { lineStyle: { color: colour('--line-strong') } }, axisTick: { show: false },
            axisLabel: { ...small(colour), hideOverlap: true, formatter: (at) => clock(at).slice(0, 5) },
            splitLine: { show: false },
        },
        yAxis: {
            type: 'value', min: 0, axisLabel: { ...small(colour), formatter: value }, splitNumber: 4,
            splitLine: { lineStyle: { color: colour('--line') } }, ...yAxis,
        },
        ...rest,
    };
}

const fontFamily = () => getComputedStyle(document.documentElement).fontFamily;

const small = (colour) => ({ color: colour('--ink-2'), fontSize: 11, fontFamily: fontFamily() });

/** 1 ms, 10 ms, 100 ms, 1 s, 10 s, 100 s */
const power = (ms) => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`);

function tip(items, value) {
    const lines = items.filter((item) => item.value[1] != null && item.value[1] !== 0)
        .map((item) => `${item.seriesName}  ${value(item.value[1])}`);
    return [clock(items[0].value[0]), ...(lines.length === 0 ? ['nothing ended'] : lines)].join('\n');
}
