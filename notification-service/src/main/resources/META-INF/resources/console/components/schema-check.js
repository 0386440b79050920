/** What in a body does not fit its JSON Schema, as far as our schemas go: fields, types, enums, bounds and patterns. */

/** @returns `[{field, detail}]`, empty where it fits */
export function misfits(value, schema) {
    const found = [];
    check(value, schema, schema, '', found);
    return found;
}

/** A schema with its `$ref` followed; what stands beside the reference holds, too. */
export function resolved(schema, root) {
    if (!schema?.$ref) {
        return schema ?? {};
    }
    const target = schema.$ref.replace(/^#\//, '').split('/').reduce((at, part) => at?.[part], root);
    return { ...target, ...schema, $ref: undefined };
}

function check(value, given, root, field, found) {
    const schema = resolved(given, root);
    if (schema.type && !types(schema.type).some((type) => is(value, type))) {
        found.push({ field: field || 'the body', detail: `is ${named(value)}, not ${types(schema.type).join(' or ')}`
            });
        return;
    }
    bounds(value, schema, (detail) => found.push({ field: field || 'the body', detail }));
    if (is(value, 'object')) {
        checkObject(value, schema, root, field, found);
    } else if (Array.isArray(value) && schema.items) {
        value.forEach((item, i) => check(item, schema.items, root, `${field}[${i}]`, found));
    }
}

function checkObject(value, schema, root, field, found) {
    const path = (name) => (field ? `${field}.${name}` : name);
    for (const name of schema.required ?? []) {
        if (!(name in value)) {
            found.push({ field: path(name), detail: 'is missing' });
        }
    }
    for (const [name, inner] of Object.entries(schema.properties ?? {})) {
        if (name in value) {
            check(value[name], inner, root, path(name), found);
        }
    }
}

function bounds(value, { enum: allowed, const: only, minimum, maximum, minItems, minLength, maxLength, pattern }, say) {
    const fails = [
        [allowed && !allowed.includes(value), () => `is ${JSON.stringify(value)}, not one of ${allowed.join(', ')}`],
        [only !== undefined && value !== only, () => `is not ${only}`],
        [minimum !== undefined && value < minimum, () => `is ${value}, less than ${minimum}`],
        [maximum !== undefined && value > maximum, () => `is ${value}, more than ${maximum}`],
        [minItems !== undefined && value.length < minItems, () => `has ${value.length} items, fewer than ${minItems}`],
        [minLength !== undefined && value.length < minLength, () => `is shorter than ${minLength} characters`],
        [maxLength !== undefined && value.length > maxLength, () => `is longer than ${maxLength} characters`],
        [pattern !== undefined && typeof value === 'string' && !new RegExp(pattern, 'u').test(value), () =>
            `does not look like ${pattern}`],
    ];
    fails.filter(([failed]) => failed).forEach(([, detail]) => say(detail()));
}

const types = (type) => [type].flat();

function is(value, type) {
    switch (type) {
        case 'object': return value !== null && typeof value === 'object' && !Array.isArray(value);
        case 'array': return Array.isArray(value);
        case 'integer': return Number.isInteger(value);
        case 'null': return value === null;
        default: return typeof value === type;
    }
}

const named = (value) => (value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value === 'object' ?
    'an object' : `the ${typeof value} ${JSON.stringify(value)}`);
