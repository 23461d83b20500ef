const HERE = <rect x=".5" y=".5" width="8" height="8" rx="1" fill="currentColor" stroke="currentColor" />;
const HERE_EMPTY = <rect x=".5" y=".5" width="8" height="8" rx="1" stroke="currentColor" />;
const THERE = <rect x="12.5" y=".5" width="8" height="8" rx="1" fill="currentColor" stroke="currentColor" />;
const THERE_EMPTY = <rect x="12.5" y=".5" width="8" height="8" rx="1" stroke="currentColor" />;
const ARCH = "M1.5 15.25V6.5a5.5 5.5 0 0 1 11 0v8.75z";

function Stamps() {
  return (
    <>
      <symbol id="prov-observed" viewBox="0 0 21 9">
        {HERE}
        {THERE}
        <path d="M8.5 4.5h4" stroke="currentColor" strokeWidth="1.5" />
      </symbol>
      <symbol id="prov-drift" viewBox="0 0 21 9">
        {HERE_EMPTY}
        {THERE}
      </symbol>
      <symbol id="prov-decided" viewBox="0 0 21 9">
        {HERE}
        {THERE_EMPTY}
      </symbol>
      <symbol id="prov-unknown" viewBox="0 0 21 9">
        {HERE}
        <rect
          x="12.5"
          y=".5"
          width="8"
          height="8"
          rx="1"
          stroke="currentColor"
          strokeDasharray="2 2"
          strokeDashoffset="1"
        />
      </symbol>
      <symbol id="prov-hand" viewBox="0 0 21 9">
        {HERE}
        {THERE_EMPTY}
        <path
          d="m14.4 4.7 1.6 1.6 2.7-3.3"
          stroke="currentColor"
          strokeWidth="1.3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </symbol>
      <symbol id="prov-sent" viewBox="0 0 21 9">
        {HERE}
        {THERE_EMPTY}
        <path d="M12.5 8.5v-8h8z" fill="currentColor" />
      </symbol>
    </>
  );
}

/** The drawings of the five gates, the six stamps and the mark, exactly as designed; shape tells them apart before colour does. */
export function SignatureSymbols() {
  return (
    <>
      <symbol id="mark" viewBox="0 0 24 24">
        <path
          d="M3 22V11a9 9 0 0 1 18 0v11"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.25"
          strokeLinecap="square"
        />
        <path d="M8.5 22v-9a3.5 3.5 0 0 1 7 0v9z" fill="currentColor" />
        <path d="M1 22h22" stroke="currentColor" strokeWidth="2.25" strokeLinecap="square" />
      </symbol>
      <symbol id="gate-yes" viewBox="0 0 14 16">
        <path d="M.75 16V6.25a6.25 6.25 0 0 1 12.5 0V16z" fill="currentColor" />
        <path
          className="gate__cut"
          d="m4.1 9.2 2.1 2.1 3.7-4.4"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </symbol>
      <symbol id="gate-no" viewBox="0 0 14 16">
        <path d={ARCH} stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
        <path d="m4.6 6.8 4.8 4.8m0-4.8-4.8 4.8" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
      </symbol>
      <symbol id="gate-unknown" viewBox="0 0 14 16">
        <path d={ARCH} stroke="currentColor" strokeWidth="1.25" strokeDasharray="2.4 1.6" />
        <path
          d="M5.4 6.7a1.7 1.7 0 1 1 2.5 1.5c-.6.35-.9.7-.9 1.4"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
        />
        <circle cx="7" cy="12" r=".9" fill="currentColor" />
      </symbol>
      <Stamps />
    </>
  );
}
