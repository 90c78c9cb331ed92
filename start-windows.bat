@echo off
rem Sets the course up, if needed, and shows it in the browser. To end it, close this window.
rem A copy whose name begins with new asks for a title and makes a new course.
setlocal
pushd "%~dp0"
if not exist "scripts\start.py" goto packed
set "PYTHON="
call :try py -3
if not defined PYTHON call :try python
if not defined PYTHON call :try python3
if not defined PYTHON goto missing
%PYTHON% "scripts\start.py" "%~n0"
if errorlevel 1 goto hold
popd
exit /b 0

:try
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 set "PYTHON=%*"
exit /b 0

:packed
echo Files are missing beside this one. If they are in a ZIP, unpack all of it first, and open this file there.
goto hold

:missing
echo Practicum needs Python 3.11 or later. Get it at https://www.python.org/downloads/ and open this file again.

:hold
echo.
pause
popd
exit /b 1
