/** Where the prose of the language model comes from, and what of each repository is prose. */

/**
 * @typedef {object} ProseSource
 * @property {string} name
 * @property {string} repository owner/name on GitHub
 * @property {string} [file] name of the file written; `NAME.txt` unless told
 * @property {(path: string) => boolean} wants
 * @property {(text: string, path: string) => Iterable<string>} linesOf
 * @property {number} [least] Han characters a line must hold
 */

/** Strings of JSON under one of some keys, however deep; broken JSON gives none. */
function* strings(/** @type {string} */ text, /** @type {readonly string[]} */ keys) {
  /** @type {unknown[]} */
  const stack = [];
  try {
    stack.push(JSON.parse(text));
  } catch {
    return;
  }
  while (stack.length > 0) {
    const value = stack.pop();
    if (Array.isArray(value)) stack.push(...value);
    else if (value && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        if (typeof inner === 'string') {
          if (keys.includes(key)) yield inner;
        } else stack.push(inner);
      }
    }
  }
}

const splitLines = (/** @type {Iterable<string>} */ texts) => [...texts].flatMap((text) => text.split('\n'));

/** Authors and years in brackets: `(张某, 2018; Li et al., 2019)`. */
const CITED = /[（(][^（）()]{2,120}?[,，\s]?(?:19|20)\d\d[a-z]?(?:\s*[;；,，][^（）()]{0,200})?[）)]/g;
/** Lines about a paper, not of it: names there would teach that a surname follows anything. */
const ABOUT = /中图分类号|文献标[识志]码|文章编号|基金项目|作者简介|通[信讯]作者|收稿日期|引用格式|e-?mail/i;

/** Formulas are one letter, footnote numbers and citations nothing. */
const plain = (/** @type {string} */ line) =>
  line
    .replace(/\$\s*\^?\s*\{?\s*\[[\d\s,，~–-]+\]\s*\}?\s*\$/g, '')
    .replace(/\$\$?[^$]*\$\$?/g, 'x')
    .replace(/[[［【〔]\d+(?:\s*[-,，~–]\s*\d+)*[\]］】〕]/g, '')
    .replace(CITED, '')
    .replace(/\\([*_#])/g, '$1');

/** Prose of a Markdown file: no code, no markup. */
function* markdown(/** @type {string} */ text) {
  for (const line of text.replace(/```[\s\S]*?```/g, '').split('\n')) {
    yield plain(line)
      .replace(/`[^`]*`/g, 'x')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/:\w+:`?[^`\s]*`?/g, '')
      .replace(/[*_#]+/g, '');
  }
}

/** What a line of code says in Chinese: its remark, or strings and the text of elements. */
const REMARK = /(?:\/\/+|\/?\*+|#+|<!--|--|;)\s*(?:@\w+\s+)?(.*\p{Script=Han}.*?)\s*(?:\*+\/|-->)?\s*$/u;
const STRING = /(["'`>])([^"'`<>]*\p{Script=Han}[^"'`<>]*)/gu;
const LONGEST_LINE = 400;

/** Remarks, strings and labels of code. */
function* code(/** @type {string} */ text) {
  for (const raw of text.split('\n')) {
    if (raw.length > LONGEST_LINE || !/\p{Script=Han}/u.test(raw)) continue;
    const line = raw.replace(/\{@\w+\s+([^}]*)\}/g, '$1').replace(/<\/?\w+\s*\/?>/g, ' ');
    const remark = line.match(REMARK)?.[1];
    if (remark) yield plain(remark);
    else for (const [, , inner = ''] of line.matchAll(STRING)) yield plain(inner);
  }
}

/** Abstract, title and text of a paper. */
export function* paperLines(/** @type {string} */ text) {
  const lines = text.split('\n').map((line) => line.trim());
  const title = lines.find((line) => line.startsWith('# '));
  if (title && !/摘|要|ChinaXiv/.test(title)) yield title.slice(2);
  let isAbstract = false;
  for (const raw of lines) {
    if (/^#*\s*[[【［]?\s*(?:参考文献|References)/.test(raw)) return;
    const begins = /^#*\s*[[【［]?\s*(?:摘\s*要|提\s*要|内容提要)/.test(raw);
    if (begins) isAbstract = true;
    if (/^#*\s*[[【［]?\s*(?:关键词|关键字|关\s*键\s*词|中图分类号|Abstract|Keywords)/i.test(raw)) isAbstract = false;
    if (
      raw.startsWith('<') ||
      raw.startsWith('!') ||
      raw.startsWith('|') ||
      /^[图表]\s*\d/.test(raw) ||
      ABOUT.test(raw)
    )
      continue;
    const line = plain(raw)
      .replace(/^#+\s*/, '')
      .replace(/^[[【［]?\s*(?:摘\s*要|提\s*要|内容提要)\s*[\]】］]?\s*[:：]?\s*/, '');
    const han = line.match(/\p{Script=Han}/gu)?.length ?? 0;
    if (han < 30 || han * 2 < line.length) continue;
    if (isAbstract) yield `${ABSTRACT}${line}`;
    else yield line;
  }
}

/** Marks the lines that are abstracts: they count more. */
export const ABSTRACT = '¶';

/** What a project's code says. @returns {ProseSource} */
const codeOf = (
  /** @type {string} */ name,
  /** @type {string} */ repository,
  /** @type {ProseSource['wants']} */ wants,
  least = 3,
) => ({ name, repository, wants, linesOf: code, least });

/** What its documentation says. @returns {ProseSource} */
const pagesOf = (
  /** @type {string} */ name,
  /** @type {string} */ repository,
  /** @type {ProseSource['wants']} */ wants,
) => ({ name, repository, wants, linesOf: markdown, least: 4 });

/** @type {readonly ProseSource[]} */
export const PROSE_SOURCES = [
  {
    name: 'chinaxiv',
    repository: 'DreamBlooms/ChinaXiv-201601-to-202209',
    wants: (path) => path.startsWith('md/'),
    linesOf: paperLines,
  },
  {
    name: 'cmrc',
    repository: 'ymcui/cmrc2018',
    wants: (path) => /^data\/cmrc2018_(?:dev|trial)\.json$/.test(path),
    linesOf: (text) => splitLines(strings(text, ['context', 'context_text'])),
  },
  {
    name: 'drcd',
    repository: 'DRCKnowledgeTeam/DRCD',
    wants: (path) => /^DRCD_(?:dev|test)\.json$/.test(path),
    linesOf: (text) => splitLines(strings(text, ['context'])),
  },
  {
    name: 'd2l',
    repository: 'd2l-ai/d2l-zh',
    wants: (path) => path.endsWith('.md'),
    linesOf: markdown,
  },
  {
    name: 'gaokao',
    repository: 'OpenLMLab/GAOKAO-Bench',
    wants: (path) => path.startsWith('Data/') && path.endsWith('.json') && !path.includes('English'),
    linesOf: (text) =>
      splitLines(strings(text, ['question', 'analysis']))
        .map((line) => line.replace(/\$[^$]*\$/g, 'x'))
        .filter((line) => !line.includes('\\')),
  },
  {
    name: 'huatuo',
    repository: 'SCIR-HI/Huatuo-Llama-Med-Chinese',
    wants: (path) => path === 'data/llama_data.json' || path === 'data-literature/liver_cancer.json',
    linesOf: (text) =>
      [...text.matchAll(/"(?:instruction|input|output)":\s*("(?:[^"\\]|\\.)*")/g)].flatMap(([, value = '""']) =>
        String(JSON.parse(value)).split('\n'),
      ),
  },
  {
    name: 'kdconv',
    repository: 'thu-coai/KdConv',
    wants: (path) => /^data\/\w+\/(?:dev|test)\.json$/.test(path),
    linesOf: (text) => strings(text, ['message']),
    least: 4,
  },
  {
    name: 'ud',
    repository: 'UniversalDependencies/UD_Chinese-GSDSimp',
    wants: (path) => path.endsWith('.conllu'),
    linesOf: (text) => [...text.matchAll(/^# text = (.*)$/gm)].map(([, line = '']) => line),
  },
  {
    name: 'vue',
    repository: 'vuejs-translations/docs-zh-cn',
    wants: (path) => path.startsWith('src/') && path.endsWith('.md'),
    linesOf: markdown,
  },
  {
    name: 'react',
    repository: 'reactjs/zh-hans.react.dev',
    wants: (path) => path.startsWith('src/content/') && path.endsWith('.md'),
    linesOf: markdown,
  },
  {
    name: 'instructions',
    repository: 'hiyouga/LLaMA-Factory',
    wants: (path) => /^data\/(?:alpaca|dpo|glaive_toolcall)_zh_demo\.json$/.test(path),
    linesOf: (text) => splitLines(strings(text, ['instruction', 'input', 'output', 'value'])),
    least: 4,
  },
  codeOf('ruoyi', 'YunaiV/ruoyi-vue-pro', (path) => /\.(?:java|xml)$/.test(path)),
  codeOf('hutool', 'dromara/hutool', (path) => path.endsWith('.java')),
  codeOf('sentinel', 'alibaba/Sentinel', (path) => /\.(?:java|js|html)$/.test(path)),
  codeOf('mybatis', 'baomidou/mybatis-plus', (path) => path.endsWith('.java')),
  codeOf('vben', 'vbenjs/vue-vben-admin', (path) => /(?:\.(?:ts|vue|tsx)|zh-CN\/\w+\.json)$/.test(path)),
  codeOf('hanlp', 'hankcs/HanLP', (path) => /\.(?:py|java)$/.test(path)),
  codeOf('tencentos', 'Tencent/TencentOS-tiny', (path) => /\.[ch]$/.test(path)),
  codeOf('wekan', 'wekan/wekan', (path) => /zh-CN\.i18n\.json$/.test(path), 2),
  codeOf('kuma', 'louislam/uptime-kuma', (path) => /lang\/zh-CN\.json$/.test(path), 2),
  codeOf('jupyter', 'jupyterlab/language-packs', (path) => /zh[_-]CN\/.*\.po$/.test(path), 2),
  codeOf('excalidraw', 'excalidraw/excalidraw', (path) => /zh-CN\.json$/.test(path), 2),
  pagesOf('antd', 'ant-design/ant-design', (path) => /zh-CN\.md$/.test(path)),
  pagesOf('echarts', 'apache/echarts-doc', (path) => path.startsWith('zh/') && path.endsWith('.md')),
  pagesOf('tidb', 'pingcap/docs-cn', (path) => path.endsWith('.md')),
  pagesOf('yii', 'yiisoft/yii2', (path) => path.startsWith('docs/guide-zh-CN/') && path.endsWith('.md')),
  pagesOf('rocketmq', 'apache/rocketmq', (path) => path.startsWith('docs/cn/') && path.endsWith('.md')),
  pagesOf('tars', 'TarsCloud/TarsDocs', (path) => path.endsWith('.md')),
  pagesOf('electron', 'electron/i18n', (path) => /\/zh-CN\/.*\.md$/.test(path)),
  pagesOf('agents', 'affaan-m/everything-claude-code', (path) => /zh-CN(?:\/.*)?\.md$/.test(path)),
  pagesOf('prompts', 'dair-ai/Prompt-Engineering-Guide', (path) => path.endsWith('.zh.mdx')),
  pagesOf('ncnn', 'Tencent/ncnn', (path) => path.endsWith('.zh.md')),
  pagesOf('javaguide', 'Snailclimb/JavaGuide', (path) => path.startsWith('docs/') && path.endsWith('.md')),
  pagesOf('paddle', 'PaddlePaddle/docs', (path) => /(?:_cn\.(?:md|rst)|_cn\/.*\.(?:md|rst))$/.test(path)),
  pagesOf(
    'dolphinscheduler',
    'apache/dolphinscheduler',
    (path) => path.startsWith('docs/docs/zh/') && path.endsWith('.md'),
  ),
  pagesOf('vant', 'youzan/vant', (path) => /zh-CN\.md$/.test(path)),
  {
    name: 'thuocl',
    repository: 'thunlp/THUOCL',
    file: 'thuocl.tsv',
    wants: (path) => /THUOCL_(?:medical|animal|IT|law|food|caijing|car)\.txt$/.test(path),
    linesOf: (text) =>
      text.split('\n').flatMap((line) => {
        const [word, count] = line.trim().split('\t');
        return word && count ? [`${word.trim()}\t${count.trim()}`] : [];
      }),
    least: 1,
  },
];
