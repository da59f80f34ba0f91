# Waits for the end of Nodelab and then ends the runs that it left. Standard input tells of them, a line each: `+ PID` of a
# group that runs, `* PID` of one whose leader ends all that it has adopted when Nodelab ends, `- PID` of one that has ended. $1 is NODELAB_RUN= and what the marks of this Nodelab begin with, $2 how a limit of
# a process shows the number of a run.
live=' '
adopting=' '
while read -r sign pid; do
  case $sign in
    '*') live="$live$pid " adopting="$adopting$pid " ;;
    +) live="$live$pid " ;;
    -)
      case $live in
        *" $pid "*) live="${live%% $pid *} ${live#* $pid }" ;;
      esac
      case $adopting in
        *" $pid "*) adopting="${adopting%% $pid *} ${adopting#* $pid }" ;;
      esac
      ;;
  esac
done
[ "$live" = ' ' ] && exit 0
for pid in $live; do
  case $adopting in
    *" $pid "*) ;;
    *) kill -9 "-$pid" ;;
  esac
done
# What the others have adopted can be found by them alone. They have heard of the end as well, and get a moment.
for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  left=
  for pid in $adopting; do
    case $live in
      *" $pid "*) kill -0 "$pid" && left=1 ;;
    esac
  done
  [ -z "$left" ] && break
  sleep 0.1
done
for pid in $adopting; do
  case $live in
    *" $pid "*) kill -9 "-$pid" ;;
  esac
done
# Linux alone shows what processes were started with, and their limits: those that left their group bear the mark, or the number at least.
[ -r /proc/self/environ ] || exit 0
for turn in 1 2 3; do
  for file in $(grep -lsF "$1" /proc/[0-9]*/environ); do
    pid=${file#/proc/}
    kill -9 "${pid%/environ}"
  done
  for file in $(grep -lsE "$2" /proc/[0-9]*/limits); do
    pid=${file#/proc/}
    kill -9 "${pid%/limits}"
  done
done
