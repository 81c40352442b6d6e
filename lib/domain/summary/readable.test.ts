import { describe, expect, it } from 'vitest';
import { awkwardness, connectiveLength } from './readable.ts';

describe('how a sentence reads alone', () => {
  it.each([
    '这些做法削弱了乡村的自治能力。',
    '其结果是经费年年短缺。',
    '该说认为登记是设立的要件。',
    '因此,这一办法难以推行。',
    '本文设定如下模型：',
    '本文的结论有三。',
    '如表1所示，各组的差异显著。',
    '注：单位为千克。',
    '式中：Y为产量。',
    '（2）渠食得三碗饭。',
    '感谢匿名审稿人的意见。',
    '本文系省社科基金项目的阶段性成果。',
    '“送饭只有五分钟，可是那五分钟要笑。”',
    '老人说：“那一年水很大',
    '纳入标准：（1）年龄满六十五岁',
  ])('badly: %s', (sentence) => expect(awkwardness(sentence)).toBeGreaterThan(0));

  it.each([
    '经费短缺是书房难以持续的主要原因。',
    '其他各县的做法与此相近。',
    '这里的书房多由旧粮仓改造而成。',
    '运营方式大致有政府直营、委托机构和居民自治三类。',
    '《渡口记》卷三记有“义渡”二十七处（今存九处）。',
    '此外，志愿者的流失也不容忽视。',
    '图书馆是乡村文化的中心。',
    '表扬与奖励能够留住馆员。',
    '有效的管护有赖于稳定的经费。',
  ])('well: %s', (sentence) => expect(awkwardness(sentence)).toBe(0));

  it('knows the connective before the sentence proper', () => {
    const proper = (sentence: string) => sentence.slice(connectiveLength(sentence));
    expect(proper('由此可见，债务先于折银而存在。')).toBe('债务先于折银而存在。');
    expect(proper('第一，应把支出列入预算。')).toBe('应把支出列入预算。');
    expect(proper('然而堤防之占用出于公权力。')).toBe('堤防之占用出于公权力。');
    expect(proper('首先进馆的是孩子。')).toBe('首先进馆的是孩子。');
    expect(proper('最后一类需求没有对应的元素。')).toBe('最后一类需求没有对应的元素。');
    expect(proper('同时代的诗人都写过渡口。')).toBe('同时代的诗人都写过渡口。');
  });
});
