/** Parts of a Word document that are the same in every export. Sizes in half points, spacing in twentieths of a point. */

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const CONTENT_TYPES = `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="${WORD}.settings+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="${WORD}.footnotes+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>`;

export const PACKAGE_RELS = `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">
<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="r2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>`;

export const DOCUMENT_RELS = `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">
<Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="r2" Type="${OFFICE}/settings" Target="settings.xml"/>
<Relationship Id="r3" Type="${OFFICE}/footnotes" Target="footnotes.xml"/>
</Relationships>`;

/** Without a mode of its own Word would open the document as one of 2007, and say so in its title. */
export const SETTINGS = `${XML_HEAD}<w:settings ${MAIN}>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
</w:settings>`;

const SERIF =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>';
const HEAVY = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体" w:cs="Arial"/>';
const KAI = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="楷体" w:cs="Times New Roman"/>';

const style = (id: string, name: string, paragraph: string, run: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const QUIET = '<w:color w:val="595959"/>';

export const STYLES = `${XML_HEAD}<w:styles ${MAIN}>
<w:docDefaults><w:rPrDefault><w:rPr>${SERIF}${size(21)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="320" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
${style('Heading1', 'heading 1', '<w:keepNext/><w:spacing w:before="360" w:after="80"/><w:outlineLvl w:val="0"/>', `${HEAVY}<w:b/>${size(32)}`)}
${style('Heading2', 'heading 2', '<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="1"/>', `${HEAVY}<w:b/>${size(24)}`)}
${style('Citation', 'Citation', '<w:spacing w:after="200"/>', `${QUIET}${size(20)}`)}
${style('Quote', 'Quote', '<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:ind w:left="284"/>', KAI)}
${style('Note', 'Note', '<w:ind w:left="284"/>', '')}
${style('Foot', 'Note foot', '<w:spacing w:after="200"/><w:ind w:left="284"/>', `${QUIET}${size(17)}`)}
${style('FootnoteText', 'footnote text', '<w:spacing w:after="0" w:line="260" w:lineRule="auto"/>', size(17))}
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>
</w:styles>`;
