import fc from 'fast-check';

// The same random profiles and machines every day: a commit fails because of what is in it. The long soak
// (`npm run prove`, PROVE_RUNS) draws new ones, and what it finds becomes a case of its own.
if (!process.env['PROVE_RUNS']) fc.configureGlobal({ seed: 20_261_120 });
