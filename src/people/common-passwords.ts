// The words of which passwords are made that everybody tries first: the heads of the lists that are published after
// each breach, without digits and endings, which the rule takes off by itself, and what comes to mind in a council.
// A longer list would add little: no password of fifteen characters or more stands high on any, but those that are
// put together from these.
const WORDS = `
access account admin administrator alex alexander amanda america amy andrea andrew angel angels anthony apple arsenal
ashley august autumn babygirl bailey banana barcelona barney baseball basketball batman beautiful bella
benjamin biscuit blessed blink blue boomer boston bournemouth brandon brighton bristol britain buster butterfly
captain carlos caroline celtic changeme charles charlie cheese chelsea chester chicken children chocolate christmas
church coffee computer cookie corvette council county cowboys crystal dallas daniel daniela david december default
desktop diamond dolphin donald dragon eagles edinburgh eleven elizabeth emergency emily england enter eternal everton
facebook falcon family february ferrari flower flowers football forever france freedom friday friend friends 
gandalf gemini george ginger goat gold golden golfer google government guest guitar hammer hannah happy harley heather
hello help hockey holiday home hotdog house hunter iceman iloveyou image internet ireland jackson james january
jasmine jennifer jessica jesus jordan joseph joshua july june justin killer kitten knight laptop lauren leeds letmein
leicester liverpool login london lovely loveme lover lucky maggie magic manchester manager marina martin master
matrix matthew maverick maxwell melissa mercedes merlin michael michelle mickey midnight million mobile monday money
monkey monster morgan mother mustang myspace naruto nathan newcastle nicholas nicole night nintendo ninja nothing
november october office orange oxford pass passphrase passw0rd password patrick peaches peanut pepper phoenix 
please pokemon portsmouth prince princess private purple qazwsx qwerty qwert asdf asdfgh zxcvbn rachel rainbow ranger
rangers raymond redress redsox reading richard robert rocket samantha samsung saturday scooby scotland secret secure
security september service shadow shannon sheffield shopping silver simple slipknot snoopy soccer social softball
sophie southampton spider spiderman spring spurs star starwars steelers stella steven stockport student success summer
sunday sunflower sunshine superman support sweet swindon teacher team temp temporary tennis test testing thomas
thunder thursday tiger tigers tigger tinkerbell together tomorrow tottenham trustno trustnoone tuesday twitter united
user vanilla victoria wales warrior watford wednesday welcome westham whatever william winner winter wolf wolves
woman work worker world yellow york zxcvbnm
`

export const COMMON_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter((word) => word !== ''))
