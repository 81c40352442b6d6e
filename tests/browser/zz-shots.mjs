import { launch, until } from './launch.mjs';
const out='/tmp/qd/store-shots/';
const s = await launch({browser:'chromium',pages:{}});
try{
 const p = await s.newPage(); p.on('console',m=>console.log('C',m.text())); p.on('pageerror',e=>console.log('E',e.message));
 await p.goto(s.extensionOrigin+'library.html');
 await p.waitForSelector('input[type=file]');
 await p.screenshot({path:out+'empty.png'});
 const f=await p.$('input[type=file]'); await f.uploadFile('/tmp/qd/store-shots/b80.json');
 await p.waitForSelector('dialog.import'); await p.screenshot({path:out+'import.png'});
 await p.click('dialog.import button[name=run]');
 await until(()=>p.evaluate(()=>document.querySelectorAll('[data-annotation-id]').length>3),'rows');
 await new Promise(r=>setTimeout(r,600));
 await p.screenshot({path:out+'lib-1280.png'});
 await p.emulateMediaFeatures([{name:'prefers-color-scheme',value:'dark'}]);
 await p.click('[data-row="1"] input'); await p.click('[data-row="2"] input');
 await p.screenshot({path:out+'lib-1280-dark.png'});
 await p.emulateMediaFeatures([{name:'prefers-color-scheme',value:'light'}]);
 await p.setViewport({width:480,height:800}); await p.screenshot({path:out+'lib-480.png'});
 await p.click('button[name=export]'); await p.waitForSelector('dialog.export'); await p.screenshot({path:out+'export-480.png'});
 await p.setViewport({width:1280,height:900});
 await p.select('select[name=format]','docx');
 const b=await s.downloaded(()=>p.click('button[name=download]'),'.docx'); console.log('docx',b.length);
 const {readdirSync,copyFileSync}=await import('node:fs'); for(const n of readdirSync(s.downloads)) copyFileSync(s.downloads+'/'+n,out+n);
 await p.click('dialog.export button[name=close]');
 await p.type('input[name=search]','乡土'); await new Promise(r=>setTimeout(r,400)); await p.screenshot({path:out+'lib-search.png'});
}finally{await s.close()}
